/** Where a field stands in an object that goes by names of its own. */

/** The path of the first of the names that is filled; else of the first that is there; else the field's own name. */
export function pathIn(whole: object, names: readonly string[], field: string): readonly string[] {
  const found = names.map((name) => find(whole, name)).filter((place) => place !== undefined);
  return (found.find(({ value }) => isFilled(value)) ?? found[0])?.path ?? field.split('.');
}

interface Place {
  path: readonly string[];
  value: unknown;
}

/** A name as it is, or a dotted path; what can't be read is not there. */
function find(whole: unknown, name: string): Place | undefined {
  try {
    return read(whole, name);
  } catch {
    return undefined;
  }
}

function read(whole: unknown, name: string): Place | undefined {
  if (typeof whole !== 'object' || whole === null) return undefined;
  const own = whole as Record<string, unknown>;
  if (Object.hasOwn(own, name)) return { path: [name], value: own[name] };
  const dot = name.indexOf('.');
  if (dot < 0) return undefined;
  const head = name.slice(0, dot);
  const rest = Object.hasOwn(own, head) ? read(own[head], name.slice(dot + 1)) : undefined;
  return rest && { path: [head, ...rest.path], value: rest.value };
}

/** Where two names could be meant, a message stands at the one that somebody has typed into. */
function isFilled(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value != null;
}
