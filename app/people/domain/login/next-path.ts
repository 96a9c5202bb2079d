/**
 * Where to go after signing in: a path of this site and nothing else. Browsers read "\\" as "/" and drop
 * tabs and line ends, so any of those disqualifies the whole text.
 */
export function nextPath(text: string | null | undefined, otherwise = "/dashboard"): string {
  if (!text?.startsWith("/") || text.startsWith("//") || text.length > 2000) return otherwise;
  return [...text].some((char) => char <= " " || char === "\\" || char === "\u007f") ? otherwise : text;
}
