/** The country that a shop's list shows: many shops give their own numbers to countries, and only the name tells which it is. */

let codes: Map<string, string> | undefined;

/** The code of the chosen country: said by the option, or found by the browser's own names of countries. */
export function countryOf(select: HTMLSelectElement | null): string | undefined {
  const option = select?.selectedOptions[0];
  if (!option?.value) return undefined;
  const { isoCode, iso, countryIso } = option.dataset;
  const said = isoCode ?? iso ?? countryIso ?? option.value;
  return /^[A-Z]{2}$/i.test(said) ? said.toUpperCase() : named(option.text.trim());
}

function named(name: string): string | undefined {
  codes ??= names(document.documentElement.lang || 'en');
  return codes.get(name.toLowerCase());
}

function names(language: string): Map<string, string> {
  const found = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const tag of ['en', language]) {
    const display = new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = display.of(code);
      // Codes that are out of use have the name of their successor; WebKit keeps them (FX), and they come after it.
      if (name && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), new Intl.Locale(`und-${code}`).region ?? code);
    }
  }
  return found;
}
