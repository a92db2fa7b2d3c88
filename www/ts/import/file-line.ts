/** What the file turned out to be, in one line; of a workbook, which sheet is read. */
import type { HeaderInfo } from '../admin/types.js';
import { el, field, select } from '../ui/dom.js';
import type { Texts } from '../ui/texts.js';

export class FileLine {
  readonly element: HTMLElement;

  constructor(texts: Texts, name: string, info: HeaderInfo, choose: (sheet: number) => Promise<boolean>, signal: AbortSignal) {
    const { format, encoding, delimiter, sheets = [], sheet = 0, header_line } = info;
    const facts = [
      format?.toUpperCase(),
      encoding,
      delimiter && texts.say('ui.import.delimiter', { value: delimiter === '\t' ? 'Tab' : delimiter }),
      header_line && header_line > 1 ? texts.say('ui.import.header_line', { number: header_line }) : undefined,
    ];
    this.element = el('div', { class: 'file-line' });
    this.element.append(el('div', {}, el('h2', {}, name), el('p', { class: 'hint' }, facts.filter(Boolean).join(' · '))));
    if (sheets.length < 2) return;
    const control = select(sheets.map((each, at) => [String(at), each] as const), String(sheet));
    control.addEventListener('change', () => void choose(Number(control.value)).then((chosen) => chosen || (control.value = String(sheet))), { signal });
    this.element.append(field(texts.say('ui.import.sheet'), control));
  }
}
