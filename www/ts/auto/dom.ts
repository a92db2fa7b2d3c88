/** Building elements, and reading what a page is. */

/** An element with attributes and children; an attribute of null is left out. */
export function el(tag: string, attributes: Record<string, string | null> = {}, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Waits until the page's own scripts have run that wait for the same. */
export async function whenReady(): Promise<void> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
}

/** A property path of the page's global objects, or undefined. */
export function global<T>(path: string): T | undefined {
  let at: unknown = globalThis;
  for (const name of path.split('.')) at = (at as Record<string, unknown> | null | undefined)?.[name];
  return (at ?? undefined) as T | undefined;
}
