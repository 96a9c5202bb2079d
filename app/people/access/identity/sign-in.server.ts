import { Authenticator } from "remix-auth";
import { FormStrategy } from "remix-auth-form";

import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse, type Refusal } from "~/office/domain/outcome";
import {
  countRecentFailuresFrom,
  listRecentFailures,
  saveLoginAttempt,
} from "~/people/data/login/login-attempts.server";
import {
  acrossTenantsLoginRules,
  acrossTenantsMemberships,
  findUserByEmail,
  loginKey,
  savePassword,
  type StoredUser,
} from "~/people/data/login/user-accounts.server";
import { listFactors } from "~/people/data/login/user-factors.server";
import { saveSession } from "~/people/data/session/sessions.server";
import { IP_FAILURES, lockedUntil } from "~/people/domain/login/lockout";
import { hashPassword, isDatedHash, isPassword } from "~/platform/crypto/hash-password.server";
import { env } from "~/platform/env/env.server";
import { newId } from "~/platform/ids/new-id";

import { requestOrigin } from "../request-origin.server";
import { noteFailure } from "./note-failure.server";
import { recordSignIn } from "./record-sign-in.server";
import { tellNewDevice } from "./tell-new-device.server";

/** Thrown inside the strategy, because an authenticator answers with a user or not at all. */
class SignInRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

const authenticator = new Authenticator<StoredUser>();
authenticator.use(
  new FormStrategy(async ({ form, request }) => {
    const verified = await verifyPassword(request, textOf(form.get("email")), textOf(form.get("password")));
    if (!verified.ok) throw new SignInRefused(verified.refusal);
    return verified.value;
  }),
  "password",
);

export interface SignedIn {
  token: string;
  /** the session opens nothing before the second factor was shown */
  waits: boolean;
  /** how many firms this login works for; the session is with the oldest */
  firms: number;
  /** the person's own choices of appearance, for the cookies that pages read */
  theme: string;
  language: string;
}

/** The posted e-mail and password open a session; every failure reads the same, known login or not. */
export async function signIn(request: Request): Promise<Outcome<SignedIn>> {
  let user: StoredUser;
  try {
    user = await authenticator.authenticate("password", request);
  } catch (error) {
    if (error instanceof SignInRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
  const { theme, language } = user;
  const opened = await beginStaffSession(request, user.id);
  return opened.ok ? accept({ ...opened.value, theme, language }) : opened;
}

/** After the password: a login with a second factor gets a session that waits for it, any other an open one. */
export async function beginStaffSession(
  request: Request,
  userId: string,
  firm?: string,
): Promise<Outcome<{ token: string; firms: number; waits: boolean }>> {
  const { database } = await currentHost();
  const waits = (await listFactors(database, userId)).length > 0;
  const opened = await openStaffSession(request, userId, firm, { waits });
  return opened.ok ? accept({ ...opened.value, waits }) : opened;
}

/** A session for somebody whose identity is proven: with the firm asked for, else with the oldest. */
export async function openStaffSession(
  request: Request,
  userId: string,
  firm?: string,
  { waits = false, factorAt = null }: { waits?: boolean; factorAt?: Date | null } = {},
): Promise<Outcome<{ token: string; firms: number }>> {
  const host = await currentHost();
  const memberships = await acrossTenantsMemberships(host.database, userId);
  const membership = memberships.find((one) => firm === undefined || one.tenantId === firm);
  if (!membership) return refuse("NO_MEMBERSHIP");
  const { ip, userAgent } = requestOrigin(request);
  const { staffId: principalId, tenantId } = membership;
  if (!waits) await tellNewDevice(request, userId);
  const session = await saveSession(host.database, {
    kind: "staff",
    userId,
    principalId,
    tenantId,
    ip,
    userAgent,
    stage: waits ? "second_factor" : "open",
    factorAt,
  });
  if (!waits) await recordSignIn(request, { tenantId, staffId: principalId, type: "auth.signed_in" });
  return accept({ token: session.token, firms: memberships.length });
}

/**
 * Checks a login with its lockout and throttles (spec 07 §4.3); counts every failure. Where a second factor
 * is still to come, the right password is no success yet: else whoever knows it could guess codes for ever.
 */
export async function verifyPassword(
  request: Request,
  email: string,
  password: string,
): Promise<Outcome<StoredUser>> {
  const host = await currentHost();
  const ip = requestOrigin(request).ip ?? "unknown";
  const login = loginKey(email).slice(0, 254);
  if ((await countRecentFailuresFrom(host.database, ip)) >= IP_FAILURES) return refuse("RATE_LIMITED");
  const user = await findUserByEmail(host.database, login);
  const rules = await acrossTenantsLoginRules(host.database, user?.id ?? newId());
  const failures = await listRecentFailures(host.database, login, rules);
  const right = await isPassword(user?.passwordHash ?? null, password.slice(0, 500), env().PASSWORD_PEPPER);
  if (lockedUntil(failures, host.now(), rules)) return refuse("INVALID_CREDENTIALS");
  const ok = right && user !== null && user.status === "active";
  if (!ok) await noteFailure(request, login, user?.status === "active" ? user : null);
  else if ((await listFactors(host.database, user.id)).length === 0)
    await saveLoginAttempt(host.database, { login, ip, ok });
  if (!ok) return refuse("INVALID_CREDENTIALS");
  if (isDatedHash(user.passwordHash))
    await savePassword(host.database, user.id, await hashPassword(password, env().PASSWORD_PEPPER));
  return accept(user);
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}
