declare global {
  interface JSON {
    /** a number written with exactly these digits */
    rawJSON(text: string): object;
    isRawJSON(value: unknown): boolean;
  }
}

/**
 * An answer as the API writes it: names in snake_case, minor units as JSON integers whatever their size, instants
 * in RFC 3339 UTC.
 */
export function toApiJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === "bigint") return JSON.rawJSON(inner.toString());
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    if (JSON.isRawJSON(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, part]) => [toSnakeCase(name), part]));
  });
}

function toSnakeCase(name: string): string {
  return /^[a-z][A-Za-z0-9]*$/.test(name)
    ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    : name;
}
