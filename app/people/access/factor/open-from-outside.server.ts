import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import {
  countTokensSince,
  findUserTokenBySecret,
  saveUserToken,
  saveUserTokenUsed,
} from "~/people/data/login/user-tokens.server";
import { saveSessionOutside } from "~/people/data/session/session-stages.server";
import { isAdminClass } from "~/people/domain/login/factor-need";
import { sealForMail } from "~/platform/crypto/seal-for-mail.server";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";

import { requireFreshFactor } from "./require-fresh-factor.server";
import type { StaffAccess } from "../require-staff.server";
import { recordSignIn } from "../identity/record-sign-in.server";
import { sendPlatformMail } from "../identity/send-platform-mail.server";

const LINK_MINUTES = 30;
const LINKS_PER_HOUR = 3;
const OPEN_HOURS = 1;

/** Mails an admin the link that lets this person in from outside the firm's addresses. */
export async function mailOutsideLink(staff: StaffAccess): Promise<Outcome<null>> {
  const host = await currentHost();
  if (!isAdminClass(staff.roles)) return refuse("FORBIDDEN");
  if ((await countTokensSince(host.database, staff.userId, "break_glass", 60)) >= LINKS_PER_HOUR)
    return refuse("RATE_LIMITED");
  const token = newSecretToken();
  await saveUserToken(host.database, {
    userId: staff.userId,
    kind: "break_glass",
    secretHash: hashToken(token),
    minutes: LINK_MINUTES,
  });
  const params = { fullName: staff.fullName, minutes: LINK_MINUTES };
  await sendPlatformMail(host, {
    to: staff.email,
    letter: "outside_link",
    params,
    secret: sealForMail(token),
  });
  return accept(null);
}

/** The mailed link and a fresh second factor let this session in for an hour; it is told in the firm's log. */
export async function openFromOutside(
  request: Request,
  staff: StaffAccess,
  token: string,
  form: { stepUpCode: string | null; stepUpPasskey: string | null },
): Promise<Outcome<null>> {
  const { database } = await currentHost();
  const stored = await findUserTokenBySecret(database, "break_glass", hashToken(token));
  if (!isAdminClass(staff.roles) || stored?.userId !== staff.userId) return refuse("LINK_EXPIRED");
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return fresh;
  if (!(await saveUserTokenUsed(database, stored.id))) return refuse("LINK_EXPIRED");
  await saveSessionOutside(database, staff.sessionId, OPEN_HOURS);
  await recordSignIn(request, { tenantId: staff.tenant.id, staffId: staff.id, type: "auth.outside_opened" });
  return accept(null);
}
