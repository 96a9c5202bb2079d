/** The page's path with the filters it was left with, when the post came from that very page. */
export function backTo(request: Request, path: string): string {
  const referrer = request.headers.get("referer");
  if (!referrer || !URL.canParse(referrer)) return path;
  const from = new URL(referrer);
  return from.pathname === path ? path + from.search : path;
}
