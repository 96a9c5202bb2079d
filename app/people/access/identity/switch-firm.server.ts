import { accept, type Outcome } from "~/office/domain/outcome";

import type { StaffAccess } from "../require-staff.server";
import { staffCookie } from "../session-cookie.server";
import { openStaffSession } from "./sign-in.server";
import { signOut } from "./sign-out.server";

/**
 * One login, several firms (spec 07 §4.5): a session belongs to one of them, so the way to another is a new
 * session there; the old one ends. Answers the header that carries it.
 */
export async function switchFirm(
  request: Request,
  staff: StaffAccess,
  tenantId: string,
): Promise<Outcome<Headers>> {
  const opened = await openStaffSession(request, staff.userId, tenantId, { factorAt: staff.factorAt });
  if (!opened.ok) return opened;
  await signOut(request, staff);
  return accept(new Headers({ "Set-Cookie": await staffCookie().serialize(opened.value.token) }));
}
