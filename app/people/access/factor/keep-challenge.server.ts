import { createCookie } from "@remix-run/node";
import { z } from "zod";

import { env } from "~/platform/env/env.server";

import { withinLimit } from "../identity/within-limit.server";

const LIFE_SECONDS = 300;

const stored = z.object({ challenge: z.string().min(16), purpose: z.enum(["show", "add"]), at: z.number() });
type Purpose = z.output<typeof stored>["purpose"];

/** Signed and bound to this browser; late, because the secret is the process's. */
function challengeCookie(purpose: Purpose) {
  const { BASE_URL, SESSION_SECRET } = env();
  const secure = BASE_URL.startsWith("https:");
  return createCookie(`quittance_passkey_${purpose}`, {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    secure,
    maxAge: LIFE_SECONDS,
    secrets: [SESSION_SECRET],
  });
}

/** The header that remembers what this browser was asked to sign. */
export function keepChallenge(purpose: Purpose, challenge: string): Promise<string> {
  return challengeCookie(purpose).serialize({ challenge, purpose, at: Date.now() });
}

/** The challenge given to this browser in the last five minutes, once; null afterwards. */
export async function takeChallenge(request: Request, purpose: Purpose): Promise<string | null> {
  const parsed = stored.safeParse(await challengeCookie(purpose).parse(request.headers.get("cookie")));
  if (!parsed.success || parsed.data.purpose !== purpose) return null;
  const { challenge, at } = parsed.data;
  if (Date.now() - at > LIFE_SECONDS * 1000) return null;
  return (await withinLimit("passkey-challenge", challenge, 1, 2 * LIFE_SECONDS)) ? challenge : null;
}

/** Where passkeys of this installation belong: its one host. No passkey can belong to a bare IP address. */
export function passkeyPlace(): { origin: string; rpId: string } | null {
  const { origin, hostname } = new URL(env().BASE_URL);
  return /^[\d.]+$|:/.test(hostname) ? null : { origin, rpId: hostname };
}
