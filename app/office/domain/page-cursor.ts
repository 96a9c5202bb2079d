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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id in a cursor of a list that is sorted by id alone; null for anything else. */
export function fromIdCursor(text: string | undefined): string | null {
  const [id] = fromCursor(text, 1) ?? [];
  return typeof id === "string" && UUID.test(id) ? id : null;
}

/**
 * The neighbours of a page as values of the one URL parameter `?cursor=`: "n." goes on behind the last row,
 * "p." goes back before the first.
 */
export function toPageLinks(page: { next: string | null; previous: string | null }): {
  next: string | null;
  previous: string | null;
} {
  return { next: page.next && `n.${page.next}`, previous: page.previous && `p.${page.previous}` };
}

/** What a query takes for a `?cursor=`; anything else is the first page. */
export function fromPageLink(link: string | null): { after?: string; before?: string } {
  if (link?.startsWith("n.")) return { after: link.slice(2) };
  if (link?.startsWith("p.")) return { before: link.slice(2) };
  return {};
}
