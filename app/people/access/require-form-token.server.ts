import { sameBytes } from "~/platform/crypto/secret-token.server";

/** The anti-forgery token must be the session's; any other ends in a 403. */
export function requireFormToken(token: unknown, holder: { csrf: string }): void {
  if (typeof token === "string" && sameBytes(Buffer.from(token), Buffer.from(holder.csrf))) return;
  throw new Response("CSRF", { status: 403, statusText: "Forbidden" });
}
