import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import type { TenantFacts } from "~/office/domain/event/actor";
import { answerDesk } from "~/collections/commands/setup/answer-desk.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import { importSettings } from "~/people/commands/setting/import-settings.server";
import { goLive } from "~/people/commands/setup/go-live.server";
import { saveAgency } from "~/people/commands/setup/save-agency.server";
import { acceptInvitation } from "~/people/commands/staff/accept-invitation.server";
import { installTenant } from "~/people/commands/staff/install-tenant.server";
import { inviteStaff } from "~/people/commands/staff/invite-staff.server";
import { moveTenant } from "~/people/commands/tenant/move-tenant.server";
import { findTotp, saveNewTotp, saveTotpConfirmed } from "~/people/data/login/user-factors.server";
import { saveOperator } from "~/people/data/operator/operators.server";
import { findUserByEmail, saveUnverifiedUser } from "~/people/data/login/user-accounts.server";
import { acrossTenantsTenantBySlug } from "~/people/data/session/sessions.server";
import { checkPassword } from "~/people/domain/login/password-rules";
import { staffList } from "~/people/queries/staff-list.server";
import { hashPassword } from "~/platform/crypto/hash-password.server";
import { env } from "~/platform/env/env.server";
import { newId } from "~/platform/ids/new-id";

import { DEMO_AUTHENTICATOR } from "../../scripts/demo/demo-context";
import { firstOf, type Hand, type SeedHost, staffActor, SYSTEM_ACTOR, valueOf } from "./seed-host";

/** An authenticator in use, as its owner would have set it up; who has one keeps it. */
export async function enrol(seed: SeedHost, email: string): Promise<void> {
  const user = await findUserByEmail(seed.database, email);
  if (!user) throw new Error(`${email} is no login`);
  if (await findTotp(seed.database, user.id, "used")) return;
  const id = await saveNewTotp(seed.database, user.id, DEMO_AUTHENTICATOR);
  await saveTotpConfirmed(seed.database, user.id, id, 0);
}

export interface FirmPlan {
  slug: string;
  displayName: string;
  legalName: string;
  timeZone: string;
  opened: CivilDate;
  creditor: string;
  /** stays on its trial; else it is opened for good */
  onTrial?: true;
  admin: { fullName: string; email: string };
}

export interface DemoFirm {
  tenant: TenantFacts;
  creditorId: string;
  system: Hand;
  admin: Hand;
}

/** One password for every demo login, so that it can be told on one line. */
export const DEMO_PASSWORD = "nine quiet herons at dusk";

/** The platform's own people, with the demo's password and authenticator. */
export async function appointOperators(
  seed: SeedHost,
  people: { fullName: string; email: string }[],
): Promise<void> {
  for (const person of people) {
    const hash = await passwordHash(person, "Quittance");
    await saveOperator(seed.database, { ...person, passwordHash: hash, secret: DEMO_AUTHENTICATOR });
  }
}

/** A firm as sign-up leaves it, opened on an earlier day; one that is there already is taken up again. */
export async function openFirm(seed: SeedHost, plan: FirmPlan): Promise<DemoFirm> {
  const { slug, displayName, legalName, timeZone } = plan;
  const place = { slug, displayName, legalName, country: "US", timeZone, currency: "USD", language: "en" };
  let tenant = await acrossTenantsTenantBySlug(seed.database, slug);
  if (!tenant) {
    tenant = { ...place, id: newId(), status: "trial", businessDate: plan.opened, fiscalStartMonth: 1 };
    const userId = await newLogin(seed, plan);
    const termsAcceptedAt = `${plan.opened}T12:00:00Z`;
    const form = { ...place, ...plan.admin, desk: "collections", userId, termsAcceptedAt };
    valueOf(await seed.hand(tenant, SYSTEM_ACTOR).change(installTenant, form));
  }
  const system = seed.hand(tenant, SYSTEM_ACTOR);
  // a demo is looked at for longer than a trial lasts
  if (tenant.status === "trial" && !plan.onTrial)
    valueOf(await system.change(moveTenant, { to: "active", reason: "A firm of the demo" }));
  const admin = seed.hand(
    tenant,
    staffActor(await staffIdOf(system, plan.admin.email), plan.admin.fullName, "admin"),
  );
  const { fullName, email } = plan.admin;
  const complaints = { complaint_name: fullName, complaint_email: email };
  const told = await admin.change(importSettings, { values: complaints, reason: "Set-up" });
  if (!told.ok && told.refusal.code !== "NOTHING_TO_CHANGE") valueOf(told);
  return { tenant, creditorId: await creditorOf(admin, plan.creditor), system, admin };
}

/** Its set-up is done and it works for real; one that is live already stays so. */
export async function goLiveWith(
  seed: SeedHost,
  firm: DemoFirm,
  plan: FirmPlan,
  address: string,
): Promise<void> {
  const { fullName, email } = plan.admin;
  const owner = seed.hand(firm.tenant, staffActor(await staffIdOf(firm.system, email), fullName, "owner"));
  const { displayName, legalName } = plan;
  const contacts = { contact_address: address, complaint_name: fullName, complaint_email: email };
  const more = { contact_phone: "+1 617 555 0142", contact_email: "help@harbor.example" };
  valueOf(
    await owner.change(saveAgency, { displayName, legalName, firmId: "04-3456781", ...contacts, ...more }),
  );
  const desk = { assignment_strategy: "balanced", collector_capacity: 200, close_alarm_hour: 6 };
  valueOf(await owner.change(answerDesk, { debts: "clients", ...desk }));
  valueOf(await owner.change(goLive, { sure: "yes" }));
}

async function newLogin(seed: SeedHost, plan: FirmPlan): Promise<string> {
  const user = { id: newId(), ...plan.admin, passwordHash: await passwordHash(plan.admin, plan.displayName) };
  const id = await saveUnverifiedUser(seed.database, user);
  if (!id) throw new Error(`${plan.admin.email} is a login already, but its firm ${plan.slug} is not there`);
  return id;
}

async function passwordHash(owner: { email: string; fullName: string }, agencyName: string): Promise<string> {
  const checked = checkPassword(DEMO_PASSWORD, { ...owner, agencyName });
  if (!checked.ok) throw new Error("the demo's password breaks the product's own rules");
  return hashPassword(checked.value, env().PASSWORD_PEPPER);
}

async function creditorOf(admin: Hand, name: string): Promise<string> {
  const made = await admin.change(createCreditor, { name });
  return made.ok ? made.value.creditorId : firstOf(made, "creditorId");
}

async function staffIdOf(hand: Hand, email: string): Promise<string> {
  const { staff } = await hand.read(staffList, undefined);
  const found = staff.find((one) => one.email === email);
  if (!found) throw new Error(`${email} is not on the staff`);
  return found.id;
}

/** Invited and joined as anybody would be; who is there already stays. */
export async function hire(
  seed: SeedHost,
  firm: DemoFirm,
  person: { fullName: string; email: string; role: string },
): Promise<Hand> {
  const { staff } = await firm.system.read(staffList, undefined);
  const known = staff.find((one) => one.email === person.email)?.id;
  const staffId = known ?? (await join(firm, person));
  return seed.hand(firm.tenant, staffActor(staffId, person.fullName, person.role));
}

async function join(
  firm: DemoFirm,
  person: { fullName: string; email: string; role: string },
): Promise<string> {
  const { invitationId } = valueOf(await firm.admin.change(inviteStaff, person));
  if (!invitationId) throw new Error(`the invitation of ${person.email} waits for a second person`);
  const { fullName } = person;
  const hash = await passwordHash(person, firm.tenant.displayName);
  const answer = { invitationId, userId: newId(), fullName, passwordHash: hash };
  return valueOf(await firm.system.change(acceptInvitation, answer)).staffId;
}
