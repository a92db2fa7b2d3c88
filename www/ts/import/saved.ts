/** A mapping as it is sent back: by the names of the columns, as the core saves one. */
import type { Mapping, MappingChoice } from '../admin/types.js';

/** The mapping with one column changed. Of columns with the same name, `nth` says which. */
export function choiceOf({ columns }: Mapping, column: number, field: string | null): MappingChoice {
  const seen = new Map<string, number>();
  return {
    format: 'debitor-mapping',
    version: 1,
    columns: columns.map((each) => {
      const header = each.header.trim();
      const nth = (seen.get(header) ?? 0) + 1;
      seen.set(header, nth);
      return { header, nth, field: each.column === column ? field : each.field };
    }),
  };
}
