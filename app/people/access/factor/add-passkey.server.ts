import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";

import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { listCredentialIds, saveNewPasskey } from "~/people/data/login/passkeys.server";

import { recordSignIn } from "../identity/record-sign-in.server";
import type { StaffAccess } from "../require-staff.server";
import { type Enrolled, finishEnrolment } from "./finish-enrolment.server";
import { keepChallenge, passkeyPlace, takeChallenge } from "./keep-challenge.server";

const MOST = 10;

const text = z.string().max(20_000);
const attestation = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).default({}),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string()).optional(),
  }),
});

/** What the device is asked to make, and the header that remembers it; null where passkeys cannot be. */
export async function askForNewPasskey(staff: StaffAccess): Promise<{
  options: PublicKeyCredentialCreationOptionsJSON;
  headers: Headers;
} | null> {
  const place = passkeyPlace();
  if (!place) return null;
  const { database } = await currentHost();
  const known = await listCredentialIds(database, staff.userId);
  const options = await generateRegistrationOptions({
    rpName: "Quittance",
    rpID: place.rpId,
    userID: new TextEncoder().encode(staff.userId),
    userName: staff.email,
    userDisplayName: staff.fullName,
    attestationType: "none",
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const headers = new Headers({ "cache-control": "no-store" });
  headers.append("Set-Cookie", await keepChallenge("add", options.challenge));
  return { options, headers };
}

/** Takes a new passkey into use. `made` is the browser's answer as JSON. */
export async function addPasskey(
  request: Request,
  staff: StaffAccess,
  { made, name }: { made: string; name: string },
): Promise<Outcome<Enrolled>> {
  const { database } = await currentHost();
  const place = passkeyPlace();
  const challenge = await takeChallenge(request, "add");
  const response = attestation.safeParse(parseJson(made));
  if (!place || !challenge || !response.success) return refuse("PASSKEY_REFUSED");
  const checked = await verifyRegistrationResponse({
    response: response.data,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: true,
    // the library throws for every way in which an answer can be wrong
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
  if (!checked.verified) return refuse("PASSKEY_REFUSED");
  const { id: credentialId, publicKey, counter } = checked.registrationInfo.credential;
  const passkey = { userId: staff.userId, name, credentialId, publicKey, counter };
  if (!(await saveNewPasskey(database, passkey, MOST))) return refuse("PASSKEY_LIMIT");
  const { tenant, id: staffId } = staff;
  const after = { kind: "passkey" };
  await recordSignIn(request, { tenantId: tenant.id, staffId, type: "auth.factor_added", after });
  return accept(await finishEnrolment(request, staff));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
