/** Elements that the page is known to have. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** The elements that carry a data attribute, with its value. */
export function withData(name: string): [HTMLElement, string][] {
  return [...document.querySelectorAll<HTMLElement>(`[data-${name}]`)].map((element) => [
    element,
    element.getAttribute(`data-${name}`) ?? '',
  ]);
}
