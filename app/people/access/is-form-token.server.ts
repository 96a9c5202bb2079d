import { sameBytes } from "~/platform/crypto/secret-token.server";

/** For forms read part by part: whether the anti-forgery token is the session's. */
export function isFormToken(token: string, holder: { csrf: string }): boolean {
  return sameBytes(Buffer.from(token), Buffer.from(holder.csrf));
}
