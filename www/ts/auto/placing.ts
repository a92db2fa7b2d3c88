/**
 * Puts in the fields that the profile asks for and the form does not have, in the shop's own markup.
 *
 * Which those are is asked of the core: whatever some kind of customer must fill, in the country chosen. A shop that renders
 * its form anew gets them again, with what was entered in them.
 */
import { isField } from '../attach/controls.js';
import type { Field } from '../attach/types.js';
import type { Checkout } from '../api.js';
import type { FormField, FormState } from '../types.js';
import { el } from './dom.js';
import { KIND, type Labels } from './labelled.js';
import type { Platform } from './platform.js';

/** What was entered in fields that were put in, by name: kept while the page renders anew. */
export type Memory = Map<string, string>;

/** Forms of one page may each have the field. */
let count = 1;

export class Placing {
  readonly #form: HTMLFormElement;
  readonly #labels: Labels;
  readonly #platform: Platform;
  readonly #memory: Memory;
  /** The fields that the script tag names, in place of those that must be filled. */
  readonly #wanted: readonly string[] | undefined;
  readonly #patience = new Patience();
  /** The fields in the core's order. */
  #order: readonly string[] = [];
  /** The rows that were put in, by field. */
  readonly #rows = new Map<string, HTMLElement>();

  constructor(form: HTMLFormElement, labels: Labels, platform: Platform, memory: Memory, wanted: readonly string[] | undefined) {
    this.#form = form;
    this.#labels = labels;
    this.#platform = platform;
    this.#memory = memory;
    this.#wanted = wanted;
  }

  /** Puts in what is missing, for the customer as entered so far. */
  place(checkout: Checkout, customer: Record<string, string>): void {
    const empty = checkout.form(customer);
    this.#order = [KIND, ...empty.fields.map(({ name }) => name)];
    const states = empty.selector.length > 0 ? empty.kinds.map((kind) => checkout.form({ ...customer, [empty.selector[0]!]: kind })) : [empty];
    if (this.#isMissing(KIND) && this.#wantsKind(empty)) this.#put(KIND, this.#choice(checkout, empty));
    for (const field of empty.fields) {
      if (!this.#isMissing(field.name) || !this.#wants(field, states)) continue;
      this.#put(field.name, this.#row(field));
    }
  }

  /** Writes the canonical values into the fields that were put in: the shop stores them as they are sent. */
  settle(values: Readonly<Record<string, string>>): void {
    for (const [field, row] of this.#rows) {
      const value = values[field];
      const [input] = fieldsIn(row);
      if (field !== KIND && value !== undefined && input && !input.disabled) input.value = value;
    }
  }

  /** Takes everything out. */
  clear(): void {
    for (const row of this.#rows.values()) row.remove();
    this.#rows.clear();
  }

  #wantsKind({ selector, kinds }: FormState): boolean {
    if (this.#wanted) return this.#wanted.includes(KIND);
    return selector.length > 0 && kinds.length > 1;
  }

  #wants(field: FormField, states: readonly FormState[]): boolean {
    if (this.#wanted) return this.#wanted.includes(field.name);
    return states.some(({ fields }) => fields.some(({ name, required }) => name === field.name && required));
  }

  /** Whether the form has no input for a field, neither of its own nor put in. */
  #isMissing(field: string): boolean {
    if (this.#rows.get(field)?.isConnected && this.#form.contains(this.#rows.get(field)!)) return false;
    return !this.#labels.has(field);
  }

  #row(field: FormField): HTMLElement {
    const { id, name } = this.#called(field.name);
    const row = this.#platform.row({ id, name, label: field.label });
    row.dataset['debitorField'] = field.name;
    return row;
  }

  #choice(checkout: Checkout, { kinds, kind, selector }: FormState): HTMLElement {
    const options = [...kinds].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).map((value) => ({ value, label: checkout.text(`ui.kind.${value}`) }));
    const row = this.#platform.choice({ ...this.#called(KIND), label: checkout.text('ui.kind'), options });
    for (const input of fieldsIn(row)) input.dataset['debitor'] = selector[0]!;
    const [first] = fieldsIn(row);
    const name = first?.name ?? '';
    if (!this.#memory.has(name)) this.#memory.set(name, kind);
    return row;
  }

  #called(field: string): { id: string; name: string } {
    const name = this.#platform.inputs[field] ?? `debitor_${field}`;
    const id = `debitor-${field.replaceAll('.', '-')}`;
    return { name, id: document.getElementById(id) ? `${id}-${++count}` : id };
  }

  #put(field: string, row: HTMLElement): void {
    this.#patience.spend();
    this.#rows.get(field)?.remove();
    row.dataset['debitorPlaced'] = field;
    for (const input of fieldsIn(row)) {
      if (field !== KIND) input.dataset['debitor'] = field;
      this.#recall(input);
    }
    this.#rows.set(field, row);
    this.#insert(field, row);
  }

  #recall(input: Field): void {
    const value = this.#memory.get(input.name);
    if (value === undefined) return;
    if (input instanceof HTMLInputElement && input.type === 'radio') input.checked = input.value === value;
    else input.value = value;
  }

  /** The choice of the kind goes before the company, the others behind it, in the core's order. */
  #insert(field: string, row: HTMLElement): void {
    const place = this.#order.indexOf(field);
    const there = [...this.#rows].filter(([name, each]) => name !== field && name !== KIND && this.#form.contains(each));
    const before = there.filter(([name]) => this.#order.indexOf(name) < place).sort(([a], [b]) => this.#order.indexOf(a) - this.#order.indexOf(b)).at(-1)?.[1];
    const choice = this.#rows.get(KIND);
    const anchor = this.#platform.anchor?.(this.#form, field);
    const rowOf = (name: string): Element | null | undefined => {
      const input = this.#labels.input(name);
      // A theme may have rows of its own.
      return input?.closest(this.#platform.rows) ?? input?.parentElement;
    };
    const company = rowOf('company');
    if (field === KIND) {
      if (anchor) anchor.after(row);
      else if (company) company.before(row);
      else this.#end(rowOf('email') ?? rowOf('last_name')).after(row);
    } else {
      const behind = before ?? (anchor && choice && this.#form.contains(choice) ? choice : anchor) ?? company;
      (behind ?? (choice && this.#form.contains(choice) ? choice : this.#end(rowOf('email') ?? rowOf('last_name')))).after(row);
    }
  }

  /** Where rows go that there is no better place for. */
  #end(row: Element | null | undefined): Element {
    return row ?? this.#form.lastElementChild ?? this.#form.appendChild(el('div'));
  }
}

/** How often rows may be put in: a page that takes them out at once would go on with us for ever. */
class Patience {
  #left = LIMIT;
  #since = 0;

  spend(): void {
    const now = performance.now();
    if (now - this.#since > 1000) [this.#left, this.#since] = [LIMIT, now];
    if (--this.#left < 0) throw new Error('the page takes out what is put in');
  }
}

/** Rows a second; a page that renders its form anew asks for half a dozen. */
const LIMIT = 100;

/** Private buyers first, as most shops have it. */
const ORDER: readonly string[] = ['b2c', 'b2b', 'ean'];

function fieldsIn(row: HTMLElement): Field[] {
  return [...row.querySelectorAll('input, select, textarea')].filter(isField);
}
