/** The modules that the package build makes; see pkg-config/package.mjs. */

declare module 'debitor:inlined' {
  /** The module, one character per byte; see inlined.ts. */
  export const text: string;
}

declare module 'debitor:files' {
  type Files<T> = Readonly<Record<string, () => Promise<{ default: T }>>>;
  /** The package's profiles by name. */
  export const presets: Files<import('./types.js').Profile>;
  /** The package's message catalogues by language. */
  export const locales: Files<import('./types.js').Catalogue>;
  /** Languages by tags that another language's catalogue serves. */
  export const aliases: Readonly<Record<string, string>>;
}

declare module 'debitor:slim' {
  /** From the script that brings the whole checkout, beside this one. */
  export const createCheckout: typeof import('./entry/slim.js').createCheckout;
}

declare module 'debitor:module' {
  /** The module as a worker runtime hands it out. */
  const module: WebAssembly.Module;
  export default module;
}
