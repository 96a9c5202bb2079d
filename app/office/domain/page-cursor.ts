/** Opaque cursor of a keyset page: the last row's sort values with its id. */
export type CursorValue = string | number | null;

export function toCursor(values: CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** null when the text is no cursor of `length` values: an old or edited link starts at the first page. */
export function fromCursor(text: string | undefined, length: number): CursorValue[] | null {
  if (!text) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    const fits =
      Array.isArray(values) &&
      values.length === length &&
      values.every((v) => v === null || typeof v === "string" || typeof v === "number");
    return fits ? (values as CursorValue[]) : null;
  } catch {
    return null;
  }
}
