import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import {
  countRecentFailuresFrom,
  listRecentFailures,
  saveLoginAttempt,
} from "~/people/data/login/login-attempts.server";
import {
  acrossTenantsLoginRules,
  acrossTenantsMemberships,
  loginKey,
} from "~/people/data/login/user-accounts.server";
import {
  countRecoveryCodes,
  findTotp,
  saveRecoveryCodeUsed,
  saveTotpStep,
} from "~/people/data/login/user-factors.server";
import { IP_FAILURES, lockedUntil } from "~/people/domain/login/lockout";
import { matchTotp } from "~/people/domain/login/totp.server";
import { keyedHash } from "~/platform/crypto/secret-token.server";
import { env } from "~/platform/env/env.server";

import { noteFailure } from "../identity/note-failure.server";
import { recordSignIn } from "../identity/record-sign-in.server";
import { sendPlatformMail } from "../identity/send-platform-mail.server";
import { requestOrigin } from "../request-origin.server";

export interface CodeOwner {
  userId: string;
  email: string;
  fullName: string;
}

/**
 * Takes a code of the authenticator or a recovery code, each of them once, with the same lockout as passwords:
 * a locked login is told what a wrong code is told.
 */
export async function checkCode(request: Request, owner: CodeOwner, typed: string): Promise<Outcome<null>> {
  const host = await currentHost();
  const ip = requestOrigin(request).ip ?? "unknown";
  const login = loginKey(owner.email).slice(0, 254);
  if ((await countRecentFailuresFrom(host.database, ip)) >= IP_FAILURES) return refuse("RATE_LIMITED");
  const rules = await acrossTenantsLoginRules(host.database, owner.userId);
  const failures = await listRecentFailures(host.database, login, rules);
  if (lockedUntil(failures, host.now(), rules)) return refuseField("code", "FACTOR_CODE_WRONG");
  const code = typed.trim().toLowerCase();
  const ok = /[a-z]/.test(code) ? await spendRecoveryCode(request, owner, code) : await takeTotp(owner, code);
  if (ok) await saveLoginAttempt(host.database, { login, ip, ok });
  else await noteFailure(request, login, { ...owner, id: owner.userId });
  return ok ? accept(null) : refuseField("code", "FACTOR_CODE_WRONG");
}

async function takeTotp(owner: CodeOwner, code: string): Promise<boolean> {
  const host = await currentHost();
  const totp = await findTotp(host.database, owner.userId, "used");
  const step = totp ? matchTotp(totp.secret, code, host.now(), totp.lastStep) : null;
  return totp !== null && step !== null && (await saveTotpStep(host.database, totp.id, step));
}

export function recoveryHash(userId: string, code: string): Buffer {
  return keyedHash(env().PASSWORD_PEPPER, "recovery_code", userId, code.replace(/[^a-z0-9]/g, ""));
}

async function spendRecoveryCode(request: Request, owner: CodeOwner, code: string): Promise<boolean> {
  const host = await currentHost();
  const { userId, email, fullName } = owner;
  if (!(await saveRecoveryCodeUsed(host.database, userId, recoveryHash(userId, code)))) return false;
  const left = await countRecoveryCodes(host.database, userId);
  await sendPlatformMail(host, { to: email, letter: "recovery_code_used", params: { fullName, left } });
  for (const { tenantId, staffId } of await acrossTenantsMemberships(host.database, userId))
    await recordSignIn(request, { tenantId, staffId, type: "auth.recovery_code_used", after: { left } });
  return true;
}
