import { afterAll, beforeAll, expect, it } from "vitest";

import { answerDesk } from "~/collections/commands/setup/answer-desk.server";
import { requestPortalCode } from "~/collections/commands/portal/request-portal-code.server";
import { creditorList } from "~/collections/queries/creditor-list.server";
import { deskAnswers } from "~/collections/queries/setup/desk-answers.server";
import { sendEmail } from "~/jobs/office/send-email.server";
import { saveDepartment } from "~/people/commands/organisation/save-department.server";
import { importSettings } from "~/people/commands/setting/import-settings.server";
import { dropLicence } from "~/people/commands/setup/drop-licence.server";
import { goLive } from "~/people/commands/setup/go-live.server";
import { inviteColleagues } from "~/people/commands/setup/invite-colleagues.server";
import { keepAnswer } from "~/people/commands/setup/keep-answer.server";
import { saveAgency } from "~/people/commands/setup/save-agency.server";
import { saveLicence } from "~/people/commands/setup/save-licence.server";
import { skipStep } from "~/people/commands/setup/skip-step.server";
import { acceptInvitation } from "~/people/commands/staff/accept-invitation.server";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";
import { liveList } from "~/people/queries/setup/live-list.server";
import { registrations } from "~/people/queries/setup/registrations.server";
import { setupFacts } from "~/people/queries/setup/setup-facts.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

const AGENCY = {
  displayName: "Harbor",
  legalName: "Harbor, LLC",
  firmId: "12-3456789",
  contact_address: "12 Quay Street",
  complaint_name: "Cleo",
  complaint_email: "cleo@firm.test",
};
const DESK = {
  debts: "own",
  assignment_strategy: "balanced",
  collector_capacity: "50",
  close_alarm_hour: "6",
};

let world: World;
let firm: Firm;
let other: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  other = await openFirm(world);
});
afterAll(() => world.close());

/** What the firm is now, as the next request would find it. */
async function refresh(of: Firm) {
  Object.assign(of.tenant, await acrossTenantsTenantById(world.host.database, of.tenant.id));
}

it("a step is left out by who sets the firm up, once, in their firm alone, and never one that is needed", async () => {
  const skip = { step: "people", skipped: true };
  expect(await other.manager.change(skipStep, skip)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  yes(await other.admin.change(skipStep, skip, "skip-it-once"));
  expect(await other.admin.change(skipStep, skip, "skip-it-once")).toMatchObject({ replayed: true });
  expect((await other.admin.read(setupFacts, undefined)).skipped).toEqual(["people"]);
  expect((await firm.admin.read(setupFacts, undefined)).skipped).not.toContain("people");
  yes(await other.admin.change(skipStep, { ...skip, skipped: false }));
  expect((await other.admin.read(setupFacts, undefined)).skipped).toEqual([]);
  expect(await other.admin.change(skipStep, { step: "agency", skipped: true })).toMatchObject({ ok: false });
});

it("the agency's names, number and contacts are kept together or not at all", async () => {
  expect(await firm.manager.change(saveAgency, AGENCY)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  const wrong = { ...AGENCY, legalName: "Another", complaint_email: "nobody" };
  expect(await firm.admin.change(saveAgency, wrong)).toMatchObject({
    refusal: { fields: { complaint_email: "INVALID" } },
  });
  yes(await firm.admin.change(saveAgency, AGENCY, "agency-once"));
  expect(await firm.admin.change(saveAgency, AGENCY, "agency-once")).toMatchObject({ replayed: true });
  await refresh(firm);
  expect(firm.tenant).toMatchObject({ displayName: "Harbor", legalName: "Harbor, LLC" });
  expect((await firm.admin.read(registrations, undefined)).firmId).toBe("12-3456789");
  expect((await other.admin.read(registrations, undefined)).firmId).toBeNull();
  const events = await ownerRows<{ type: string }>(
    world,
    "SELECT type FROM event WHERE tenant_id = $1 AND type IN ('tenant.renamed', 'registration.changed') ORDER BY id",
    [firm.tenant.id],
  );
  expect(events.map(({ type }) => type)).toEqual(["registration.changed", "tenant.renamed"]);
  yes(await firm.admin.change(saveAgency, { ...AGENCY, firmId: "" }));
  expect((await firm.admin.read(registrations, undefined)).firmId).toBeNull();
  yes(await firm.admin.change(saveAgency, AGENCY));
});

it("a state has one licence, the later word stands; one that ran out is said on the go-live list", async () => {
  const licence = { region: "NY", number: "2099123", expiresOn: "2020-12-31" };
  expect(await firm.admin.change(saveLicence, { ...licence, region: "Atlantis" })).toMatchObject({
    refusal: { fields: { region: "STATE_UNKNOWN" } },
  });
  const { licenceId } = yes(await firm.admin.change(saveLicence, { ...licence, number: "1" }));
  expect(yes(await firm.admin.change(saveLicence, licence)).licenceId).toBe(licenceId);
  const { licences } = await firm.admin.read(registrations, undefined);
  expect(licences).toEqual([{ id: licenceId, ...licence }]);
  expect(await firm.admin.read(liveList, undefined)).toContainEqual({
    item: "licences",
    needed: false,
    met: false,
  });
  expect(await other.admin.change(dropLicence, { licenceId })).toMatchObject({
    refusal: { code: "NOT_FOUND" },
  });
  expect(await firm.manager.change(dropLicence, { licenceId })).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
  yes(await firm.admin.change(dropLicence, { licenceId }));
  expect((await firm.admin.read(registrations, undefined)).licences).toEqual([]);
});

it("what the desk is told is put in place: the firm's own book, its first client, how work is shared out", async () => {
  const book = async () => (await firm.admin.read(creditorList, undefined)).map(({ name }) => name);
  expect(await firm.viewer.change(answerDesk, DESK)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  expect(await firm.admin.change(answerDesk, { ...DESK, close_alarm_hour: "13" })).toMatchObject({
    refusal: { fields: { close_alarm_hour: "OUTSIDE_BOUNDS" } },
  });
  expect(await book()).not.toContain("Harbor, LLC");
  yes(await firm.admin.change(answerDesk, DESK, "desk-once"));
  expect(await firm.admin.change(answerDesk, DESK, "desk-once")).toMatchObject({ replayed: true });
  yes(await firm.admin.change(answerDesk, { ...DESK, debts: "both", client: "Bay Utilities" }));
  expect(await book()).toEqual(expect.arrayContaining(["Harbor, LLC", "Bay Utilities"]));
  expect(await firm.admin.read(deskAnswers, undefined)).toEqual({ debts: "both" });
  expect(await other.admin.read(deskAnswers, undefined)).toEqual({});
  await refresh(firm);
  expect(firm.tenant.settings).toMatchObject({ collector_capacity: 50 });
});

it("colleagues are invited in one go or not at all; who comes works in the department that was named", async () => {
  yes(await firm.admin.change(saveDepartment, { code: "COL", name: "Collections" }));
  const rows = "dee@firm.test, Dee, collections, Viewer\ndee@firm.test, Dee, , viewer";
  expect(await firm.viewer.change(inviteColleagues, { rows })).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
  expect(await firm.admin.change(inviteColleagues, { rows })).toMatchObject({
    refusal: { code: "ROWS_REFUSED", facts: { good: 1, rows: [{ line: 2, code: "DUPLICATE" }] } },
  });
  const invited = () =>
    ownerRows<{ id: string; department_id: string }>(
      world,
      "SELECT id, department_id FROM invitation WHERE tenant_id = $1 AND email = 'dee@firm.test'",
      [firm.tenant.id],
    );
  expect(await invited()).toEqual([]);
  expect(yes(await firm.admin.change(inviteColleagues, { rows, goodOnly: true }, "dee-once"))).toMatchObject({
    invited: 1,
  });
  expect(await firm.admin.change(inviteColleagues, { rows, goodOnly: true }, "dee-once")).toMatchObject({
    replayed: true,
  });
  const [invitation] = await invited();
  const joined = {
    invitationId: invitation?.id,
    userId: newId(),
    fullName: "Dee",
    passwordHash: "not a hash",
  };
  const { staffId } = yes(await firm.system.change(acceptInvitation, joined));
  const [dee] = await ownerRows<{ department_id: string }>(
    world,
    "SELECT department_id FROM staff WHERE id = $1",
    [staffId],
  );
  expect(dee?.department_id).toBe(invitation?.department_id);
  expect(dee?.department_id).not.toBeNull();
});

it("seats are checked: rows beyond the plan's places are refused with why", async () => {
  const small = await openFirm(world);
  const rows = Array.from({ length: 12 }, (_, n) => `p${n}@small.test, P, , viewer`).join("\n");
  const answer = await small.admin.change(inviteColleagues, { rows });
  const facts = (answer.ok ? {} : answer.refusal.facts) as { good: number; rows: { code: string }[] };
  expect(facts.good).toBe(9);
  expect(facts.rows.map(({ code }) => code)).toEqual(["PLAN_LIMIT", "PLAN_LIMIT", "PLAN_LIMIT"]);
});

it("an answer is kept and taken back", async () => {
  const answers = async () => (await other.admin.read(setupFacts, undefined)).answers;
  expect(await other.manager.change(keepAnswer, { answer: "manual_payments" })).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
  yes(await other.admin.change(keepAnswer, { answer: "manual_payments" }, "manual-1"));
  expect(await other.admin.change(keepAnswer, { answer: "manual_payments" }, "manual-1")).toMatchObject({
    replayed: true,
  });
  yes(await other.admin.change(keepAnswer, { answer: "platform_address" }));
  yes(await other.admin.change(keepAnswer, { answer: "roles_reviewed" }));
  expect(await answers()).toEqual({
    payments: "manual",
    channels: "platform",
    rolesReviewedOn: other.tenant.businessDate,
  });
  yes(await other.admin.change(keepAnswer, { answer: "processor" }));
  expect((await answers()).payments).toBeUndefined();
  expect((await firm.admin.read(setupFacts, undefined)).answers).toEqual({});
});

it("a firm goes live once, by who owns it, when what is needed is there", async () => {
  expect(await firm.manager.change(goLive, { sure: "yes" })).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
  expect(await other.admin.change(goLive, { sure: "yes" })).toMatchObject({
    refusal: { code: "GO_LIVE_MISSING", facts: { missing: ["agency", "firm_id", "desk"] } },
  });
  await refresh(firm);
  expect(yes(await firm.admin.change(goLive, { sure: "yes" }))).toEqual({ first: true });
  const { wentLiveAt } = await firm.admin.read(setupFacts, undefined);
  expect(yes(await firm.admin.change(goLive, { sure: "yes" }))).toEqual({ first: false });
  expect((await firm.admin.read(setupFacts, undefined)).wentLiveAt).toEqual(wentLiveAt);
  const told = await ownerRows(
    world,
    "SELECT 1 FROM event WHERE tenant_id = $1 AND type = 'tenant.went_live'",
    [firm.tenant.id],
  );
  expect(told).toHaveLength(1);
  expect((await other.admin.read(setupFacts, undefined)).wentLiveAt).toBeNull();
});

it("nothing is written to a debtor before the firm said who hears complaints; then its letters say so", async () => {
  const silent = await openFirm(world);
  await placeDebt(world, silent, { ref: "QUIET-1", email: "debtor@example.com" });
  const silence = { complaint_name: "", complaint_email: "" };
  yes(await silent.admin.change(importSettings, { values: silence, reason: "a firm that has not begun" }));
  await refresh(silent);
  const code = { reference: "QUIET-1", browserToken: "b".repeat(30) };
  expect(await silent.system.change(requestPortalCode, code)).toMatchObject({
    refusal: { code: "COMPLAINT_CONTACT_MISSING" },
  });
  const mail = {
    letter: "payment_receipt",
    to: "debtor@example.com",
    tenantId: silent.tenant.id,
    jobId: newId(),
    params: { path: "/" },
  };
  const sent = () => world.host.ports.email.sentTo("debtor@example.com");
  await sendEmail(world.host, mail);
  expect(sent()).toEqual([]);
  yes(
    await silent.admin.change(importSettings, {
      values: { complaint_name: "Cleo", complaint_email: "cleo@firm.test" },
      reason: "named",
    }),
  );
  await refresh(silent);
  await sendEmail(world.host, { ...mail, jobId: newId() });
  expect(sent()[0]?.text).toContain("Complaints: Cleo, cleo@firm.test");
  yes(await silent.system.change(requestPortalCode, code));
});
