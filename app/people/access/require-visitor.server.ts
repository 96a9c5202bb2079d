import { requireSameOrigin } from "./request-origin.server";

/** First statement of public pages: anybody may come, but a form must come from our own page. */
export function requireVisitor(request: Request): void {
  requireSameOrigin(request);
}
