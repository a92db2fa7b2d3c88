/** Where a row of the file stands among those that pass the filter. */
import type { ImportSession, RowFilter } from '../admin/types.js';

/**
 * The place of a row by its index, the rows standing in the file's order; that of the next one if it does not pass.
 * Asks for a row at a time, halving what is left.
 */
export async function placeOf(session: ImportSession, index: number, filter: RowFilter): Promise<number> {
  const { total } = await session.rows({ from: 0, count: 0, filter });
  let low = 0;
  let high = total;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { rows } = await session.rows({ from: middle, count: 1, filter });
    if ((rows[0]?.index ?? Infinity) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
