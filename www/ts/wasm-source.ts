/** Where a module comes from. */

/** The module: compiled, as bytes, or where it is to be fetched from. */
export type WasmSource = WebAssembly.Module | BufferSource | Response | URL | string;

/** Fetches the module where that is needed, and compiles it. */
export async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === 'string' || source instanceof URL) return compile(await fetch(source));
  if (!(source instanceof Response)) return WebAssembly.compile(source);
  if (source.ok) return WebAssembly.compile(await source.arrayBuffer());
  throw new Error(`${source.url} answered ${source.status}`);
}
