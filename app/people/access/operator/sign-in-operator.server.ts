import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import {
  countRecentFailuresFrom,
  listRecentFailures,
  saveLoginAttempt,
} from "~/people/data/login/login-attempts.server";
import { saveOperatorDeed } from "~/people/data/operator/operator-log.server";
import { saveOperatorSession, saveOperatorSignedOut } from "~/people/data/operator/operator-sessions.server";
import { findOperator, saveOperatorStep } from "~/people/data/operator/operators.server";
import { IP_FAILURES, lockedUntil } from "~/people/domain/login/lockout";
import { DEFAULT_LOGIN_RULES } from "~/people/domain/login/login-rules";
import { matchTotp } from "~/people/domain/login/totp.server";
import { isPassword } from "~/platform/crypto/hash-password.server";
import { env } from "~/platform/env/env.server";

import { requestOrigin } from "../request-origin.server";
import type { OperatorAccess } from "./require-operator.server";

const SESSION_MS = 8 * 3_600_000;

/**
 * Password and code together, with the same lockout as every login; whatever is wrong, the answer is one. A code is
 * spent only with a right password.
 */
export async function signInOperator(
  request: Request,
  typed: { email: string; password: string; code: string },
): Promise<Outcome<string>> {
  const { database, now } = await currentHost();
  const { ip, userAgent } = requestOrigin(request);
  const login = `operator:${typed.email.trim().toLowerCase()}`.slice(0, 254);
  if ((await countRecentFailuresFrom(database, ip ?? "unknown")) >= IP_FAILURES)
    return refuse("RATE_LIMITED");
  const failures = await listRecentFailures(database, login, DEFAULT_LOGIN_RULES);
  const operator = await findOperator(database, typed.email);
  const right = await isPassword(operator?.passwordHash ?? null, typed.password, env().PASSWORD_PEPPER);
  if (lockedUntil(failures, now())) return refuse("INVALID_CREDENTIALS");
  const step = operator && right ? matchTotp(operator.secret, typed.code, now(), operator.lastStep) : null;
  const ok = operator !== null && step !== null && (await saveOperatorStep(database, operator.id, step));
  await saveLoginAttempt(database, { login, ip: ip ?? "unknown", ok });
  if (!ok) return refuse("INVALID_CREDENTIALS");
  const until = new Date(now().getTime() + SESSION_MS);
  const deed = { operatorId: operator.id, tenantId: null, type: "operator.signed_in", facts: {}, ip };
  await saveOperatorDeed(database, deed);
  return accept(
    await saveOperatorSession(database, { operatorId: operator.id, tenantId: null, ip, userAgent, until }),
  );
}

/** Ends the console's session and every look on the server. */
export async function signOutOperator(request: Request, { id: operatorId }: OperatorAccess): Promise<void> {
  const { database } = await currentHost();
  await saveOperatorSignedOut(database, operatorId);
  const { ip } = requestOrigin(request);
  await saveOperatorDeed(database, {
    operatorId,
    tenantId: null,
    type: "operator.signed_out",
    facts: {},
    ip,
  });
}
