/**
 * The query text with some parameters set, added (several values) or removed (null). Whatever changes what a
 * list holds starts it from its first page again, so the cursor goes unless it is what changes.
 */
export function changeSearch(
  search: string | URLSearchParams,
  changes: Record<string, string | readonly string[] | null>,
): string {
  const next = new URLSearchParams(search);
  if (!("cursor" in changes)) next.delete("cursor");
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of value === null ? [] : [value].flat()) next.append(name, one);
  }
  const text = next.toString();
  return text ? `?${text}` : "?";
}

/** The query text without one value of a parameter that may have several. */
export function dropFromSearch(search: string | URLSearchParams, name: string, value: string): string {
  const kept = new URLSearchParams(search).getAll(name).filter((one) => one !== value);
  return changeSearch(search, { [name]: kept });
}
