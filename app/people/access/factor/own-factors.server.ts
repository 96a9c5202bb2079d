import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import {
  countRecoveryCodes,
  type FactorRow,
  listFactors,
  saveFactorRemoved,
} from "~/people/data/login/user-factors.server";
import { isAdminClass } from "~/people/domain/login/factor-need";

import { recordSignIn } from "../identity/record-sign-in.server";
import { sendPlatformMail } from "../identity/send-platform-mail.server";
import type { StaffAccess } from "../require-staff.server";

export interface OwnFactors {
  factors: FactorRow[];
  recoveryLeft: number;
}

/** What proves this login beside its password. */
export async function listOwnFactors(staff: StaffAccess): Promise<OwnFactors> {
  const { database } = await currentHost();
  const [factors, recoveryLeft] = await Promise.all([
    listFactors(database, staff.userId),
    countRecoveryCodes(database, staff.userId),
  ]);
  return { factors, recoveryLeft };
}

/** Takes one factor away; the last one of an admin stays (spec 07 §4.2). Ask for a fresh factor first. */
export async function removeFactor(
  request: Request,
  staff: StaffAccess,
  factorId: string,
): Promise<Outcome<null>> {
  const host = await currentHost();
  const { factors } = await listOwnFactors(staff);
  const factor = factors.find((one) => one.id === factorId);
  if (!factor) return refuse("ALREADY_DONE");
  if (factors.length === 1 && isAdminClass(staff.roles)) return refuse("LAST_FACTOR");
  if (!(await saveFactorRemoved(host.database, staff.userId, factorId))) return refuse("ALREADY_DONE");
  const { tenant, id: staffId, email, fullName } = staff;
  const after = { kind: factor.kind };
  await recordSignIn(request, { tenantId: tenant.id, staffId, type: "auth.factor_removed", after });
  await sendPlatformMail(host, { to: email, letter: "factor_removed", params: { fullName } });
  return accept(null);
}
