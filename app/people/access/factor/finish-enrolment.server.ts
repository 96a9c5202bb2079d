import { currentHost } from "~/office/commands/command/current-host.server";
import { countRecoveryCodes, saveRecoveryCodes } from "~/people/data/login/user-factors.server";
import { saveSessionRotated } from "~/people/data/session/session-stages.server";
import { newRecoveryCode } from "~/platform/crypto/secret-token.server";

import { recordSignIn } from "../identity/record-sign-in.server";
import type { StaffAccess } from "../require-staff.server";
import { recoveryHash } from "./check-code.server";

const CODES = 10;

export interface Enrolled {
  /** the session's new cookie token: its rights have grown */
  token: string;
  /** shown this once; empty when the login has codes already */
  codes: string[];
}

/** After any factor is added: recovery codes where there are none, and a new session id. */
export async function finishEnrolment(request: Request, staff: StaffAccess): Promise<Enrolled> {
  const host = await currentHost();
  const codes =
    (await countRecoveryCodes(host.database, staff.userId)) > 0
      ? []
      : await makeRecoveryCodes(request, staff);
  return { token: await saveSessionRotated(host.database, staff.sessionId), codes };
}

/** Ten new recovery codes; the old set is dead. They are kept as hashes, so this is the one time they are seen. */
export async function makeRecoveryCodes(request: Request, staff: StaffAccess): Promise<string[]> {
  const host = await currentHost();
  const codes = Array.from({ length: CODES }, newRecoveryCode);
  await saveRecoveryCodes(
    host.database,
    staff.userId,
    codes.map((code) => recoveryHash(staff.userId, code)),
  );
  const { tenant, id: staffId } = staff;
  await recordSignIn(request, { tenantId: tenant.id, staffId, type: "auth.recovery_codes_made" });
  return codes;
}
