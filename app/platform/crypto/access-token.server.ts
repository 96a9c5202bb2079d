import { createPublicKey } from "node:crypto";

import { errors, exportJWK, jwtVerify, SignJWT } from "jose";

import { env } from "~/platform/env/env.server";

import { derivedKey } from "./derived-key.server";

// Source: spec 07 §4.5: EdDSA with kid and JWKS, keys rotate every 90 days, access 15 minutes.
export const ACCESS_SECONDS = 900;
const AUDIENCE = "quittance-api";
const MS_PER_EPOCH = 90 * 86_400_000;

export interface AccessClaims {
  /** login */
  userId: string;
  tenantId: string;
  sessionId: string;
  scopes: string[];
}

const epochOf = (now: Date) => Math.floor(now.getTime() / MS_PER_EPOCH);
const keyOf = (epoch: number) => derivedKey(`access token ${epoch}`);
const kidOf = (epoch: number) => `q${epoch}`;

/** A signed access token that is good for fifteen minutes. */
export async function signAccessToken(claims: AccessClaims, id: string, now: Date): Promise<string> {
  const epoch = epochOf(now);
  const at = Math.floor(now.getTime() / 1000);
  return new SignJWT({ tid: claims.tenantId, sid: claims.sessionId, scope: claims.scopes.join(" ") })
    .setProtectedHeader({ alg: "EdDSA", kid: kidOf(epoch), typ: "JWT" })
    .setIssuer(env().BASE_URL)
    .setAudience(AUDIENCE)
    .setSubject(claims.userId)
    .setJti(id)
    .setIssuedAt(at)
    .setExpirationTime(at + ACCESS_SECONDS)
    .sign(keyOf(epoch));
}

/** The session an access token speaks for; `expired` where only its time is over, null for any other fault. */
export async function readAccessToken(
  token: string,
  now: Date,
): Promise<{ sessionId: string; scopes: string[] } | "expired" | null> {
  const epoch = epochOf(now);
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const known = [epoch, epoch - 1].find((one) => kidOf(one) === kid);
        if (known === undefined) throw new errors.JWKSNoMatchingKey();
        return createPublicKey(keyOf(known));
      },
      { algorithms: ["EdDSA"], issuer: env().BASE_URL, audience: AUDIENCE, currentDate: now },
    );
    const { sid, scope } = payload;
    return typeof sid === "string" && typeof scope === "string"
      ? { sessionId: sid, scopes: scope.split(" ").filter(Boolean) }
      : null;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return "expired";
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** The public keys that tokens of now can carry, as a JWK set. */
export async function accessKeySet(now: Date): Promise<{ keys: object[] }> {
  const epoch = epochOf(now);
  const keys = [epoch, epoch - 1].map(async (one) => ({
    ...(await exportJWK(createPublicKey(keyOf(one)))),
    kid: kidOf(one),
    alg: "EdDSA",
    use: "sig",
  }));
  return { keys: await Promise.all(keys) };
}
