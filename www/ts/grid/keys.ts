/** The keys of a grid: where each moves, after the pattern for data grids of the ARIA Authoring Practices. */

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
  return { row: clamp(to.row, last.row), column: clamp(to.column, last.column) };
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
      return { row: row - page, column };
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

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
