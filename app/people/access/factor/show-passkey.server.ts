import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";

import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { countRecentFailuresFrom, saveLoginAttempt } from "~/people/data/login/login-attempts.server";
import { findPasskey, savePasskeyUsed } from "~/people/data/login/passkeys.server";
import { IP_FAILURES } from "~/people/domain/login/lockout";
import { metrics } from "~/platform/metrics/metrics.server";

import { requestOrigin } from "../request-origin.server";
import { keepChallenge, passkeyPlace, takeChallenge } from "./keep-challenge.server";

const text = z.string().max(8000);
const assertion = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).default({}),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
});

/** What the browser is asked to sign, and the header that remembers it; null where passkeys cannot be. */
export async function askForPasskey(): Promise<{
  options: PublicKeyCredentialRequestOptionsJSON;
  headers: Headers;
} | null> {
  const place = passkeyPlace();
  if (!place) return null;
  const options = await generateAuthenticationOptions({ rpID: place.rpId, userVerification: "required" });
  const headers = new Headers({ "cache-control": "no-store" });
  headers.append("Set-Cookie", await keepChallenge("show", options.challenge));
  return { options, headers };
}

/**
 * Whose passkey signed the challenge of this browser. It counts as both factors, so no password and no lockout
 * of the password is asked about (spec 07 §4.3); failures count for the address.
 *
 * @param shown the browser's answer as JSON
 */
export async function showPasskey(request: Request, shown: string): Promise<Outcome<{ userId: string }>> {
  const { database } = await currentHost();
  const ip = requestOrigin(request).ip ?? "unknown";
  if ((await countRecentFailuresFrom(database, ip)) >= IP_FAILURES) return refuse("RATE_LIMITED");
  const userId = await whoSigned(request, shown);
  if (userId) return accept({ userId });
  await saveLoginAttempt(database, { login: "passkey", ip, ok: false });
  metrics.loginFailures.inc();
  return refuse("PASSKEY_REFUSED");
}

async function whoSigned(request: Request, shown: string): Promise<string | null> {
  const { database } = await currentHost();
  const place = passkeyPlace();
  const challenge = await takeChallenge(request, "show");
  const response = readJson(shown);
  const passkey = response && (await findPasskey(database, response.id));
  if (!place || !challenge || !passkey) return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.rpId,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    });
    if (!verified) return null;
    await savePasskeyUsed(database, passkey.id, authenticationInfo.newCounter);
    return passkey.userId;
  } catch (error) {
    // the library throws for every way in which an answer can be wrong; a database that fails is another matter
    if (error instanceof Error && !("severity" in error)) return null;
    throw error;
  }
}

function readJson(shown: string): z.output<typeof assertion> | null {
  try {
    return assertion.safeParse(JSON.parse(shown)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
