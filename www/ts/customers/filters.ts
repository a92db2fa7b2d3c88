/** Which customers are shown: text, website, country, not yet synchronised, archived. */
import type { GridFilter, GridInfo } from '../admin/types.js';
import { searchInput } from '../import/tools.js';
import { el, field, select } from '../ui/dom.js';
import type { Texts } from '../ui/texts.js';

export type Tick = 'unsynchronised' | 'archived';

export interface FilterOptions {
  readonly texts: Texts;
  readonly info: GridInfo;
  /** The filters to tick that make sense for the profile. */
  readonly ticks: readonly Tick[];
  chosen(filter: GridFilter): void;
}

/** Makes the filters; a select with nothing to choose is left out. */
export function filters({ texts, info, ticks, chosen }: FilterOptions, signal: AbortSignal): HTMLElement {
  const filter: GridFilter = {};
  const changed = (): void => chosen({ ...filter });
  const search = searchInput((text) => {
    if (text) filter.text = text;
    else delete filter.text;
    changed();
  }, signal);

  const choice = (name: 'website' | 'country', values: readonly string[], word: (value: string) => string): HTMLElement | undefined => {
    if (values.length < 2) return undefined;
    const control = select([['', texts.say('ui.grid.all')], ...values.map((value) => [value, word(value)] as const)], '');
    control.addEventListener(
      'change',
      () => {
        if (control.value) filter[name] = control.value;
        else delete filter[name];
        changed();
      },
      { signal },
    );
    return field(texts.say(`field.${name}`), control);
  };

  const tick = (name: Tick): HTMLElement => {
    const box = el('input', { type: 'checkbox' });
    box.addEventListener(
      'change',
      () => {
        if (box.checked) filter[name] = true;
        else delete filter[name];
        changed();
      },
      { signal },
    );
    return el('label', { class: 'tick' }, box, el('span', {}, texts.say(`ui.grid.${name}`)));
  };

  return el(
    'div',
    { class: 'filters', role: 'search' },
    field(texts.say('ui.grid.search_customers'), search),
    choice('website', info.websites, (value) => value),
    choice('country', info.countries, (value) => countryName(value, texts.language)),
    el('div', { class: 'tick-row' }, ...ticks.map(tick)),
  );
}

/** A country by its name; what is no code stays as it is. */
function countryName(code: string, language: string): string {
  try {
    return `${new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code} (${code})`;
  } catch {
    return code;
  }
}
