import { z } from "zod";

import { currentHost } from "~/office/commands/command/current-host.server";
import { type CommandHost, runCommand } from "~/office/commands/command/run-command.server";
import { isTimeZone } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuseField } from "~/office/domain/outcome";
import { agencyForm, installTenant } from "~/people/commands/staff/install-tenant.server";
import {
  acrossTenantsSlugTaken,
  findUserByEmail,
  loginKey,
  saveUnverifiedUser,
} from "~/people/data/login/user-accounts.server";
import { saveUserToken } from "~/people/data/login/user-tokens.server";
import { saveOperatorDeed } from "~/people/data/operator/operator-log.server";
import { CONSOLE_RIGHTS } from "~/people/domain/operator/operator-rights.table";
import { hashPassword } from "~/platform/crypto/hash-password.server";
import { sealForMail } from "~/platform/crypto/seal-for-mail.server";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";
import { env } from "~/platform/env/env.server";
import { newId } from "~/platform/ids/new-id";

import { newTenantFacts } from "../identity/new-tenant-facts.server";
import { sendPlatformMail } from "../identity/send-platform-mail.server";
import { slugOf } from "../identity/slug-of.server";
import { requestOrigin } from "../request-origin.server";
import type { OperatorAccess } from "./require-operator.server";

const LINK_DAYS = 7;

export const openFirmForm = agencyForm.omit({ slug: true, legalName: true, language: true }).extend({
  email: z.email("EMAIL_FORMAT").max(254),
  fullName: z.string().trim().min(1, "REQUIRED").max(120, "TOO_LONG"),
  legalName: z.string().trim().max(160, "TOO_LONG").optional(),
  slug: z.string().trim().toLowerCase().optional(),
  /** the contract or ticket in which the terms were accepted */
  ticket: z.string("REQUIRED").trim().min(3, "REQUIRED").max(100, "TOO_LONG"),
});

type OpenFirmForm = z.output<typeof openFirmForm>;

/**
 * An operator opens a firm, on trial, for an owner who is mailed the way in: a link to choose a password, or, where the
 * address has a login, word of the new firm. Refusals: TIME_ZONE_UNKNOWN, SLUG_FORMAT, SLUG_TAKEN, LOGIN_CLOSED.
 */
export async function openFirm(
  request: Request,
  operator: OperatorAccess,
  form: OpenFirmForm,
): Promise<Outcome<{ tenantId: string }>> {
  const host = await currentHost();
  if (!isTimeZone(form.timeZone)) return refuseField("timeZone", "TIME_ZONE_UNKNOWN");
  const slug = form.slug || slugOf(form.displayName);
  if (!agencyForm.shape.slug.safeParse(slug).success) return refuseField("slug", "SLUG_FORMAT");
  if (await acrossTenantsSlugTaken(host.database, slug)) return refuseField("slug", "SLUG_TAKEN");
  const owner = await findOwner(host, form);
  if (!owner) return refuseField("email", "LOGIN_CLOSED");
  const agency = { ...form, slug, legalName: form.legalName || form.displayName, language: "en" as const };
  const tenant = newTenantFacts(agency, host.now());
  const actor = {
    kind: "operator" as const,
    id: operator.id,
    name: operator.fullName,
    roles: [],
    permissions: CONSOLE_RIGHTS,
  };
  const origin = requestOrigin(request);
  const installed = await runCommand(host, { tenant, actor, origin }, installTenant, {
    ...agency,
    userId: owner.id,
    email: owner.email,
    termsIn: form.ticket,
    termsAcceptedAt: host.now().toISOString(),
  });
  if (!installed.ok) return installed;
  const facts = { slug, ticket: form.ticket };
  const deed = { operatorId: operator.id, tenantId: tenant.id, type: "tenant.opened", facts, ip: origin.ip };
  await saveOperatorDeed(host.database, deed);
  await mailOwner(host, owner, form);
  return accept({ tenantId: tenant.id });
}

interface Owner {
  id: string;
  email: string;
  known: boolean;
}

/** The owner's login; a new one has a password that nobody knows. Null where the login was closed. */
async function findOwner(host: CommandHost, form: OpenFirmForm): Promise<Owner | null> {
  const email = loginKey(form.email);
  const found = await findUserByEmail(host.database, email);
  if (found?.status === "deactivated") return null;
  if (found?.status === "active") return { id: found.id, email, known: true };
  const passwordHash = await hashPassword(newSecretToken(), env().PASSWORD_PEPPER);
  const id = await saveUnverifiedUser(host.database, {
    id: newId(),
    email,
    fullName: form.fullName,
    passwordHash,
  });
  return id ? { id, email, known: false } : null;
}

async function mailOwner(host: CommandHost, owner: Owner, form: OpenFirmForm): Promise<void> {
  const params = { fullName: form.fullName, agency: form.displayName, days: LINK_DAYS };
  if (owner.known) return sendPlatformMail(host, { to: owner.email, letter: "firm_opened_known", params });
  const token = newSecretToken();
  await saveUserToken(host.database, {
    userId: owner.id,
    kind: "reset_password",
    secretHash: hashToken(token),
    minutes: LINK_DAYS * 24 * 60,
  });
  await sendPlatformMail(host, {
    to: owner.email,
    letter: "firm_opened",
    params,
    secret: sealForMail(token),
  });
}
