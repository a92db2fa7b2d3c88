/** Which language the page says that something is in. */

/** That of the nearest `lang`, that of the page at last, out of shadow roots too; nothing where it says none. */
export function languageAt(place: Element): string | undefined {
  for (let at: Element | undefined = place; at; at = (at.getRootNode() as Partial<ShadowRoot>).host) {
    const said = at.closest('[lang]')?.getAttribute('lang');
    // The nearest one may say that nobody knows.
    if (said !== undefined && said !== null) return said || undefined;
  }
  return undefined;
}
