import { randomBytes } from "node:crypto";

import QRCode from "qrcode";

import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import { findTotp, saveNewTotp, saveTotpConfirmed } from "~/people/data/login/user-factors.server";
import { matchTotp, toBase32, totpAddress } from "~/people/domain/login/totp.server";

import { recordSignIn } from "../identity/record-sign-in.server";
import { withinLimit } from "../identity/within-limit.server";
import type { StaffAccess } from "../require-staff.server";
import { type Enrolled, finishEnrolment } from "./finish-enrolment.server";

const SECRET_BYTES = 20;

/** A new secret waits for its first code; an hour later it is dead. */
export async function startTotp(staff: StaffAccess): Promise<void> {
  const host = await currentHost();
  await saveNewTotp(host.database, staff.userId, toBase32(randomBytes(SECRET_BYTES)));
}

export interface TotpSetup {
  /** base32, in groups of four to be typed by hand */
  secret: string;
  /** the picture: side in squares, and one SVG path of the dark ones */
  size: number;
  path: string;
}

/** What the authenticator app must be told; null when nothing is being set up. */
export async function findTotpSetup(staff: StaffAccess): Promise<TotpSetup | null> {
  const host = await currentHost();
  const pending = await findTotp(host.database, staff.userId, "pending");
  if (!pending) return null;
  const { modules } = QRCode.create(totpAddress(pending.secret, staff.email, "Quittance"), {
    errorCorrectionLevel: "M",
  });
  const { size } = modules;
  const squares = Array.from({ length: size * size }, (_, at) => at).filter((at) => modules.data[at]);
  const path = squares.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join("");
  return { secret: pending.secret.replace(/(.{4})(?=.)/g, "$1 "), size, path };
}

/** The first right code takes the authenticator into use; its step is spent with it. */
export async function confirmTotp(
  request: Request,
  staff: StaffAccess,
  code: string,
): Promise<Outcome<Enrolled>> {
  const host = await currentHost();
  if (!(await withinLimit("enrol-totp", staff.userId, 20, 600))) return refuse("RATE_LIMITED");
  const pending = await findTotp(host.database, staff.userId, "pending");
  if (!pending) return refuse("SETUP_EXPIRED");
  const step = matchTotp(pending.secret, code, host.now(), null);
  if (step === null) return refuseField("code", "FACTOR_CODE_WRONG");
  if (!(await saveTotpConfirmed(host.database, staff.userId, pending.id, step)))
    return refuse("SETUP_EXPIRED");
  const { tenant, id: staffId } = staff;
  const after = { kind: "totp" };
  await recordSignIn(request, { tenantId: tenant.id, staffId, type: "auth.factor_added", after });
  return accept(await finishEnrolment(request, staff));
}
