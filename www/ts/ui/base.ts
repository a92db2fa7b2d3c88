/** What elements extend. On a server the scripts can be imported all the same; an element comes to life in the browser. */
export const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** Makes an element known to the page, once; on a server, where there is no registry, nothing. */
export function defineOnce(name: string, make: () => CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (registry && !registry.get(name)) registry.define(name, make());
}
