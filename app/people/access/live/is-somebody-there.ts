import { IDLE_HEADER } from "~/people/domain/login/idle-header";

/** From then on what a page reads by itself is no sign of a person. */
const QUIET_SECONDS = 60;

/**
 * Whether a request shows that somebody works. Live pages read themselves anew and streams connect again with nobody
 * there: those must not keep a session alive for ever. What says nothing counts as a person's doing, and so does
 * everything that changes something.
 */
export function isSomebodyThere(request: Request): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return true;
  if (new URL(request.url).pathname === "/stream") return false;
  const idle = Number(request.headers.get(IDLE_HEADER));
  return !(idle >= QUIET_SECONDS);
}
