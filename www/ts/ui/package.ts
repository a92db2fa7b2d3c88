/** Where the package's other files lie. */

// In a variable, so that no bundler takes the folder for a file to copy.
const here = import.meta.url;

/** The package's folder: what the element's attribute `base` says, else the one above this script's. */
export function folderOf(element: HTMLElement): URL {
  const base = element.getAttribute('base');
  return base === null ? new URL('../', here) : new URL(base.replace(/\/?$/, '/'), element.baseURI);
}
