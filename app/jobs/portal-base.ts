/** Where a portal is opened: under the firm's own name where that is given, else under ours. */
export function portalBase(baseUrl: string, portalHost: unknown): string {
  if (typeof portalHost !== "string" || portalHost === "") return baseUrl;
  const url = new URL(baseUrl);
  url.hostname = portalHost;
  return url.origin;
}
