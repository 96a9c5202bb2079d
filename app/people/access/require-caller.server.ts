import { problem } from "./api/problem.server";
import { withinLimit } from "./identity/within-limit.server";

/** Spec 07 §19.1: an address may ask without a key this often. */
const ANONYMOUS = { points: 100, seconds: 3600 };

/** First statement of the API's public addresses: anybody, but not endlessly. */
export async function requireCaller(request: Request): Promise<void> {
  const who = request.headers.get("x-client-ip") ?? "unknown";
  if (await withinLimit("api_anonymous", who, ANONYMOUS.points, ANONYMOUS.seconds)) return;
  throw problem(request, { code: "RATE_LIMITED" }, { "retry-after": String(ANONYMOUS.seconds) });
}
