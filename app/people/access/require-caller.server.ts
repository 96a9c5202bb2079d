import { problem } from "./api/problem.server";
import { withinLimit } from "./identity/within-limit.server";

/** Spec 07 §19.1: an address may ask without a key this often. */
const ANONYMOUS = { points: 100, seconds: 3600 };

/** First statement of the API's public addresses: anybody, but not endlessly, and no page of another site. */
export async function requireCaller(request: Request): Promise<void> {
  // a program sends neither header; a browser on another site's page sends one of them
  const site = request.headers.get("sec-fetch-site");
  const foreign = site !== null && site !== "same-origin" && site !== "none";
  if (request.method !== "GET" && (foreign || request.headers.has("origin")))
    throw problem(request, { code: "FORBIDDEN", reasons: ["another_site"] });
  const who = request.headers.get("x-client-ip") ?? "unknown";
  if (await withinLimit("api_anonymous", who, ANONYMOUS.points, ANONYMOUS.seconds)) return;
  throw problem(request, { code: "RATE_LIMITED" }, { "retry-after": String(ANONYMOUS.seconds) });
}
