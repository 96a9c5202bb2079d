/** One field of an event: what it was and what it became; a side that does not know it is undefined. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** Fields of an event's before and after side by side, nested names joined by dots, in the order of their names. */
export function eventDiff(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): FieldChange[] {
  const was = new Map(flat(before ?? {}));
  const is = new Map(flat(after ?? {}));
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }));
}

function flat(value: Record<string, unknown>, prefix = ""): [string, unknown][] {
  return Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    const field = prefix + name;
    const nested = inner !== null && typeof inner === "object" && !Array.isArray(inner);
    return nested ? flat(inner as Record<string, unknown>, `${field}.`) : [[field, inner]];
  });
}

/** A value on one line; text as it is, the rest as JSON. */
export function valueText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
