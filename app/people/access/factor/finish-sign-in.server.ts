import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome } from "~/office/domain/outcome";
import { countRecoveryCodes } from "~/people/data/login/user-factors.server";
import type { WaitingSession } from "~/people/data/session/session-stages.server";
import { saveUserSessionRevoked } from "~/people/data/session/sessions.server";

import { openStaffSession } from "../identity/sign-in.server";
import { checkCode } from "./check-code.server";

export interface FinishedSignIn {
  token: string;
  firms: number;
  recoveryLeft: number;
}

/** The second step: a right code opens a session with a new id, and the one that waited ends. */
export async function finishSignIn(
  request: Request,
  waiting: WaitingSession,
  code: string,
): Promise<Outcome<FinishedSignIn>> {
  const host = await currentHost();
  const checked = await checkCode(request, waiting, code);
  if (!checked.ok) return checked;
  const factorAt = host.now();
  const opened = await openStaffSession(request, waiting.userId, waiting.tenantId, { factorAt });
  if (!opened.ok) return opened;
  await saveUserSessionRevoked(host.database, waiting.sessionId, waiting.userId);
  const recoveryLeft = await countRecoveryCodes(host.database, waiting.userId);
  return accept({ ...opened.value, recoveryLeft });
}
