import { z } from "zod";

import { currentHost } from "~/office/commands/command/current-host.server";
import { runCommand } from "~/office/commands/command/run-command.server";
import { isTimeZone } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import { SYSTEM_PERMISSIONS } from "~/office/domain/permission/permission-set";
import { type AgencyForm, agencyForm, installTenant } from "~/people/commands/staff/install-tenant.server";
import { ageTenant } from "~/people/commands/tenant/age-tenant.server";
import { acrossTenantsTrialUsed } from "~/people/data/billing/trials.server";
import { saveSession } from "~/people/data/session/sessions.server";
import {
  acrossTenantsSlugTaken,
  findUserByEmail,
  loginKey,
  saveUnverifiedUser,
} from "~/people/data/login/user-accounts.server";
import {
  countTokensSince,
  saveUserToken,
  saveUserTokenUsed,
  tryUserToken,
} from "~/people/data/login/user-tokens.server";
import { trialMarks } from "~/people/domain/billing/trial-once";
import { checkPassword } from "~/people/domain/login/password-rules";
import { flagOn } from "~/people/queries/flag/flag-on.server";
import { ADDRESS_NAME } from "~/people/domain/agency/address-name";
import { sealForMail } from "~/platform/crypto/seal-for-mail.server";
import { hashPassword } from "~/platform/crypto/hash-password.server";
import { keyedHash, newSixDigitCode, sameBytes } from "~/platform/crypto/secret-token.server";
import { env } from "~/platform/env/env.server";
import { newId } from "~/platform/ids/new-id";

import { requestOrigin } from "../request-origin.server";
import { newTenantFacts } from "./new-tenant-facts.server";
import { sendPlatformMail } from "./send-platform-mail.server";
import { slugOf } from "./slug-of.server";
import { withinLimit } from "./within-limit.server";

const CODE_MINUTES = 15;
const CODE_TRIES = 5;
const SENDS_PER_15_MINUTES = 3;

export const signUpForm = agencyForm.omit({ slug: true, legalName: true }).extend({
  email: z.email("EMAIL_FORMAT").max(254),
  fullName: z.string().trim().min(1, "REQUIRED").max(120, "TOO_LONG"),
  password: z.string().min(1, "REQUIRED").max(200),
  legalName: z.string().trim().max(160, "TOO_LONG").optional(),
  /** the portal's address; made from the agency's name when left empty */
  slug: z.string().trim().toLowerCase().optional(),
  terms: z.literal("yes", "TERMS_REQUIRED"),
});
export type SignUpForm = z.infer<typeof signUpForm>;

interface WaitingAgency extends AgencyForm {
  fullName: string;
  termsAcceptedAt: string;
}

/**
 * First step: the person proves the mailbox before the firm exists. An address that already has a login
 * gets the same answer and a mail that says so.
 */
export async function signUp(request: Request, form: SignUpForm): Promise<Outcome<{ email: string }>> {
  const host = await currentHost();
  const origin = requestOrigin(request);
  if (!(await flagOn(host.database, "sign_up", { now: host.now() }))) return refuse("SIGN_UP_CLOSED");
  if (!isTimeZone(form.timeZone)) return refuseField("timeZone", "TIME_ZONE_UNKNOWN");
  const password = checkPassword(form.password, {
    email: form.email,
    fullName: form.fullName,
    agencyName: form.displayName,
  });
  if (!password.ok) return password;
  const slug = form.slug || slugOf(form.displayName);
  if (!ADDRESS_NAME.test(slug)) return refuseField("slug", "SLUG_FORMAT");
  if (form.slug && (await acrossTenantsSlugTaken(host.database, slug)))
    return refuseField("slug", "SLUG_TAKEN");
  // after the form is right: typing errors are no sign-ups
  if (!(await withinLimit("sign-up", origin.ip ?? "unknown", 5, 3600))) return refuse("RATE_LIMITED");
  const email = loginKey(form.email);
  const known = await findUserByEmail(host.database, email);
  const passwordHash = await hashPassword(password.value, env().PASSWORD_PEPPER);
  if (known && known.status !== "unverified") {
    await sendPlatformMail(host, {
      to: email,
      letter: "already_a_login",
      params: { fullName: known.fullName },
    });
    return accept({ email });
  }
  const userId = await saveUnverifiedUser(host.database, {
    id: newId(),
    email,
    fullName: form.fullName,
    passwordHash,
  });
  if (!userId) return accept({ email });
  const { displayName, country, timeZone, currency, language, desk, fullName } = form;
  const legalName = form.legalName || displayName;
  const agency: WaitingAgency = {
    displayName,
    legalName,
    slug,
    country,
    timeZone,
    currency,
    language,
    desk,
    fullName,
    termsAcceptedAt: host.now().toISOString(),
  };
  await sendCode(userId, email, fullName, agency);
  return accept({ email });
}

async function sendCode(userId: string, email: string, fullName: string, agency: object): Promise<void> {
  const host = await currentHost();
  const code = newSixDigitCode();
  const secretHash = keyedHash(env().SESSION_SECRET, userId, code);
  await saveUserToken(host.database, {
    userId,
    kind: "verify_email",
    secretHash,
    minutes: CODE_MINUTES,
    data: agency,
  });
  await sendPlatformMail(host, {
    to: email,
    letter: "verify_email",
    params: { fullName, minutes: CODE_MINUTES },
    secret: sealForMail(code),
  });
}

/** A fresh code, three in fifteen minutes; the answer never tells whether the address is known. */
export async function resendSignUpCode(request: Request, email: string): Promise<Outcome<{ email: string }>> {
  const host = await currentHost();
  if (!(await withinLimit("resend", requestOrigin(request).ip ?? "unknown", 20, 3600)))
    return refuse("RATE_LIMITED");
  const user = await findUserByEmail(host.database, email);
  if (!user || user.status !== "unverified") return accept({ email });
  if ((await countTokensSince(host.database, user.id, "verify_email", 15)) >= SENDS_PER_15_MINUTES)
    return refuse("RATE_LIMITED");
  const last = await tryUserToken(host.database, user.id, "verify_email", CODE_TRIES);
  if (last?.data) await sendCode(user.id, user.email, user.fullName, last.data);
  return accept({ email });
}

export interface OpenedSession {
  token: string;
}

/** Second step: the code creates the firm and signs its administrator in. */
export async function verifySignUp(
  request: Request,
  email: string,
  code: string,
): Promise<Outcome<OpenedSession>> {
  const host = await currentHost();
  const origin = requestOrigin(request);
  if (!(await withinLimit("verify", origin.ip ?? "unknown", 30, 600))) return refuse("RATE_LIMITED");
  const user = await findUserByEmail(host.database, email);
  const token =
    user?.status === "unverified"
      ? await tryUserToken(host.database, user.id, "verify_email", CODE_TRIES)
      : null;
  const given = keyedHash(env().SESSION_SECRET, user?.id ?? "nobody", code.trim());
  if (!user || !token || !sameBytes(given, token.secretHash)) return refuseField("code", "CODE_WRONG");
  if (!(await saveUserTokenUsed(host.database, token.id))) return refuseField("code", "CODE_EXPIRED");
  const agency = token.data as WaitingAgency;
  const slug = (await acrossTenantsSlugTaken(host.database, agency.slug))
    ? `${agency.slug.slice(0, 24)}-${newSixDigitCode()}`
    : agency.slug;
  const tenant = newTenantFacts({ ...agency, slug }, host.now());
  const actor = {
    kind: "system" as const,
    id: null,
    name: "sign-up",
    roles: ["system"],
    permissions: SYSTEM_PERMISSIONS,
  };
  const trial = !(await acrossTenantsTrialUsed(host.database, trialMarks(agency.legalName, user.email)));
  const installed = await runCommand(host, { tenant, actor, origin }, installTenant, {
    ...agency,
    trial,
    slug,
    userId: user.id,
    email: user.email,
  });
  if (!installed.ok) return installed;
  if (!trial) await runCommand(host, { tenant, actor, origin }, ageTenant, {});
  const { staffId: principalId } = installed.value;
  const { ip, userAgent } = origin;
  const session = await saveSession(host.database, {
    kind: "staff",
    userId: user.id,
    principalId,
    tenantId: tenant.id,
    ip,
    userAgent,
  });
  return accept({ token: session.token });
}
