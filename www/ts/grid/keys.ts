/** The keys of a grid: where each moves, after the pattern for data grids of the ARIA Authoring Practices. */

/** The row of the titles. */
export const TITLES = -1;

/** A cell by its numbers. */
export interface At {
  readonly row: number;
  readonly column: number;
}

/** How large the grid is. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows in sight. */
  readonly page: number;
}

/** The cell that a key leads to, or undefined if it leads nowhere. */
export function moved(key: string, whole: boolean, at: At, extent: Extent): At | undefined {
  const last = { row: extent.rows - 1, column: extent.columns - 1 };
  const to = destination(key, whole, at, last, extent.page);
  if (!to) return undefined;
  // Only a single step leads up to the titles, and along them.
  const first = !whole && key.startsWith('Arrow') ? TITLES : Math.min(at.row, 0);
  return { row: clamp(to.row, first, last.row), column: clamp(to.column, 0, last.column) };
}

function destination(key: string, whole: boolean, { row, column }: At, last: At, page: number): At | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: whole ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: whole ? last.row : row + 1, column };
    case 'ArrowLeft':
      return { row, column: whole ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: whole ? last.column : column + 1 };
    case 'PageUp':
      return { row: Math.max(0, row - page), column };
    case 'PageDown':
      return { row: row + page, column };
    case 'Home':
      return { row: whole ? 0 : row, column: 0 };
    case 'End':
      return { row: whole ? last.row : row, column: last.column };
    default:
      return undefined;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
