import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { saveSessionFresh } from "~/people/data/session/session-stages.server";

import type { StaffAccess } from "../require-staff.server";
import { checkCode } from "./check-code.server";
import { showPasskey } from "./show-passkey.server";

const FRESH_MS = 10 * 60_000;

/**
 * Before an act that moves money or opens doors (spec 07 §4.4 step-up): yes when a second factor was shown in
 * this session in the last ten minutes, or is shown with the form (a code or a passkey). Else STEP_UP_REQUIRED: reply
 * with it, and the form comes back as typed with a field for the code.
 */
export async function requireFreshFactor(
  request: Request,
  staff: StaffAccess,
  form: { stepUpCode: string | null; stepUpPasskey: string | null },
): Promise<Outcome<null>> {
  const host = await currentHost();
  if (!staff.hasFactor) return refuse("MFA_REQUIRED");
  if (staff.factorAt && host.now().getTime() - staff.factorAt.getTime() < FRESH_MS) return accept(null);
  const shown = await showFactor(request, staff, form);
  if (!shown.ok) return shown;
  await saveSessionFresh(host.database, staff.sessionId);
  return accept(null);
}

async function showFactor(
  request: Request,
  staff: StaffAccess,
  { stepUpCode, stepUpPasskey }: { stepUpCode: string | null; stepUpPasskey: string | null },
): Promise<Outcome<null>> {
  if (stepUpPasskey) {
    const signed = await showPasskey(request, stepUpPasskey);
    if (!signed.ok) return signed;
    return signed.value.userId === staff.userId ? accept(null) : refuse("PASSKEY_REFUSED");
  }
  if (!stepUpCode) return refuse("STEP_UP_REQUIRED");
  const checked = await checkCode(request, staff, stepUpCode);
  // the code's field belongs to the act's form, not to its schema: said above the form
  return checked.ok ? checked : refuse(checked.refusal.fields?.["code"] ?? checked.refusal.code);
}
