/**
 * Where to go after signing in: a path of this site and nothing else. Browsers read "\\" as "/" and drop
 * tabs and line ends, so any of those disqualifies the whole text.
 */
export function nextPath(text: string | null | undefined, otherwise = "/dashboard"): string {
  if (!text?.startsWith("/") || text.startsWith("//") || text.length > 2000) return otherwise;
  // eslint-disable-next-line no-control-regex -- control characters are what this line is about
  return /[\u0000-\u0020\\\u007f]/.test(text) ? otherwise : text;
}
