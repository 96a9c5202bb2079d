import { Readable } from "node:stream";

import { z } from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { addAccountNote } from "~/collections/commands/account/add-account-note.server";
import { issueStatement } from "~/collections/commands/account/issue-statement.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { requestPortalCode } from "~/collections/commands/portal/request-portal-code.server";
import { accountPage } from "~/collections/queries/account/account-page.server";
import { globalSearch } from "~/collections/queries/global-search.server";
import { personPrivacy } from "~/collections/queries/privacy/person-privacy.server";
import { keptPeople } from "~/collections/queries/privacy/kept-people.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { verifyChain } from "~/office/data/event/event-seals.server";
import { addDays } from "~/office/domain/calendar-date";
import { placeHold } from "~/people/commands/privacy/place-hold.server";
import { tellTermsOver } from "~/people/commands/privacy/tell-terms-over.server";
import { requestErasure } from "~/people/commands/privacy/request-erasure.server";
import { withTenant } from "~/platform/db/tenant-db.server";

import { colleague } from "../../support/colleague";
import { type Firm, type Hand, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { cashForm, nextKey } from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

const NAME = "Zephyrine Quillfeather";
const EMAIL = "zephyrine@quill.example";

let world: World;
let firm: Firm;
let celia: Hand & { staffId: string };
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  celia = await colleague(world, firm, { fullName: "Celia Compliance", role: "compliance" });
});
afterAll(() => world.close());

interface Debt {
  accountId: string;
  customerId: string;
  reference: string;
}

/** A debt with a note and a payment, closed so many days ago. */
async function closedDebt(daysAgo: number | null): Promise<Debt> {
  const account = await placeDebt(world, firm, { name: NAME, email: EMAIL });
  const { id: accountId } = account;
  yes(await firm.admin.change(addAccountNote, { accountId, body: `${NAME} lives with her sister` }));
  yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, account), nextKey()));
  if (daysAgo !== null) {
    const on = addDays(firm.tenant.businessDate, -daysAgo);
    await ownerRows(
      world,
      `UPDATE account SET status = 'CLOSED', close_reason = 'paid_in_full', status_before_close = 'ASSIGNED', resolved_at = $2, created_at = $2,
        last_contact_at = NULL, last_attempt_at = NULL, assigned_to = NULL WHERE id = $1`,
      [accountId, on],
    );
  }
  const [row] = await ownerRows<{ id: string }>(
    world,
    "SELECT customer_id AS id FROM account WHERE id = $1",
    [accountId],
  );
  return { accountId, customerId: row?.id ?? "", reference: account.externalRef };
}

/** The part of the close that looks at terms, as a command of its own. */
const closing = defineCommand(
  { name: "test.terms_over", permission: "customer:erase", input: z.object({ day: z.string() }) },
  (context, { day }) => tellTermsOver.run(context, { day, cursor: null }),
);

const ask = (customerId: string) => ({ customerId, reason: "Letter of 2 March, passport seen" });

/** Asks as compliance and lets the owner agree. */
async function erase(customerId: string) {
  const asked = yes(await celia.change(requestErasure, ask(customerId)));
  const [request] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM approval_request WHERE subject_id = $1 AND state = 'pending'",
    [customerId],
  );
  const decided = await firm.admin.change(decideApproval, { approvalId: request?.id, decision: "approve" });
  return { asked, decided };
}

const personOf = (customerId: string) => celia.read(personPrivacy, { customerId });

/** Every place of the firm's tables where a text stands, whatever the column. */
async function placesOf(text: string): Promise<string[]> {
  const tables = await ownerRows<{ name: string }>(
    world,
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM "${name}" t WHERE t.tenant_id = $1 AND to_jsonb(t)::text ILIKE '%' || $2 || '%')`,
  );
  const found = await ownerRows<{ name: string }>(world, each.join(" UNION ALL "), [firm.tenant.id, text]);
  return found.map(({ name }) => name);
}

describe("a person who asks to be forgotten", () => {
  it("whose work is open is not erased, and the answer says what is open", async () => {
    const { customerId } = await closedDebt(null);
    expect(await celia.change(requestErasure, ask(customerId))).toMatchObject({
      refusal: { code: "ERASURE_OPEN", facts: { open: { accounts: 1 } } },
    });
    expect((await personOf(customerId))?.verdict).toMatchObject({ kind: "open" });
    for (const hand of [firm.viewer, await firm.collector()])
      expect(await hand.change(requestErasure, ask(customerId))).toMatchObject({
        refusal: { code: "FORBIDDEN" },
      });
    const other = await openFirm(world);
    expect(await other.admin.change(requestErasure, ask(customerId))).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  it("whose records the law still keeps is kept apart, with the rules and the day", async () => {
    const { accountId, customerId, reference } = await closedDebt(100);
    const { asked, decided } = await erase(customerId);
    expect(asked).toEqual({ verdict: "restrict" });
    yes(decided);
    const [kept] = (await celia.read(keptPeople, { view: "restricted" })).rows;
    const until = `${Number(addDays(firm.tenant.businessDate, -100).slice(0, 4)) + 3}`;
    expect(kept).toMatchObject({ id: customerId, rules: ["RET-01"] });
    expect(kept?.retainUntil?.slice(0, 4)).toBe(until);
    // out of everybody's work, found by compliance alone
    const support = await colleague(world, firm, { fullName: "Sue Support", role: "support" });
    expect(await support.read(accountPage, { accountId })).toBeNull();
    expect((await support.read(globalSearch, { text: reference })).accounts).toEqual([]);
    expect(await celia.read(accountPage, { accountId })).not.toBeNull();
    // written to by nobody
    const before = world.host.ports.email.sentTo(EMAIL).length;
    await firm.system.change(requestPortalCode, { reference, browserToken: "b".repeat(43) });
    await world.drain();
    expect(world.host.ports.email.sentTo(EMAIL)).toHaveLength(before);
  });

  it("is told to compliance on the day after the last term, once", async () => {
    const { customerId } = await closedDebt(100);
    yes((await erase(customerId)).decided);
    const until = (await personOf(customerId))?.verdict;
    const last = until?.kind === "restrict" ? (until.until ?? "") : "";
    const told = () =>
      ownerRows<{ recipient: string }>(
        world,
        "SELECT recipient_id AS recipient FROM notification WHERE tenant_id = $1 AND type = 'erasure_free' AND link = $2",
        [firm.tenant.id, `/audit/people/${customerId}`],
      );
    yes(await firm.system.change(closing, { day: last }));
    expect(await told()).toEqual([]);
    yes(await firm.system.change(closing, { day: addDays(last, 1) }));
    yes(await firm.system.change(closing, { day: addDays(last, 2) }));
    expect((await told()).map(({ recipient }) => recipient)).toContain(celia.staffId);
    expect(new Set((await told()).map(({ recipient }) => recipient)).size).toBe((await told()).length);
  });

  it("P16-3 under a hold is refused: compliance is told, the log says so, nothing changes", async () => {
    const { accountId, customerId } = await closedDebt(2000);
    yes(
      await celia.change(placeHold, {
        scope: "account",
        accountId,
        reason: "Smith v. Harbor",
        reviewOn: addDays(firm.tenant.businessDate, 30),
      }),
    );
    const asked = await firm.admin.change(requestErasure, ask(customerId));
    expect(asked).toMatchObject({ ok: true, value: { verdict: "held" } });
    const told = await ownerRows<{ recipient: string }>(
      world,
      "SELECT recipient_id AS recipient FROM notification WHERE tenant_id = $1 AND type = 'erasure_held'",
      [firm.tenant.id],
    );
    expect(told.map(({ recipient }) => recipient)).toContain(celia.staffId);
    const [event] = await ownerRows<{ code: string }>(
      world,
      "SELECT after->>'code' AS code FROM event WHERE type = 'customer.erasure_refused' AND subject_id = $1",
      [customerId],
    );
    expect(event?.code).toBe("LEGAL_HOLD");
    expect(await personOf(customerId)).toMatchObject({
      status: "active",
      fullName: NAME,
      verdict: { kind: "held" },
    });
  });

  it("a hold that came between asking and agreeing is found by the second person", async () => {
    const { accountId, customerId } = await closedDebt(2000);
    yes(await celia.change(requestErasure, ask(customerId)));
    const reviewOn = addDays(firm.tenant.businessDate, 30);
    yes(await celia.change(placeHold, { scope: "person", accountId, reason: "A late claim", reviewOn }));
    const [request] = await ownerRows<{ id: string }>(
      world,
      "SELECT id FROM approval_request WHERE subject_id = $1 AND state = 'pending'",
      [customerId],
    );
    const vote = { approvalId: request?.id, decision: "approve" };
    expect(await celia.change(decideApproval, vote)).toMatchObject({ refusal: { code: "MAKER_IS_CHECKER" } });
    expect(await firm.admin.change(decideApproval, vote)).toMatchObject({ refusal: { code: "LEGAL_HOLD" } });
    expect((await personOf(customerId))?.status).toBe("active");
  });
});

describe("a person whose terms are over", () => {
  it("P6-3 is gone from every table, the books and the chain stand, and a certificate counts what went", async () => {
    firm = await openFirm(world);
    celia = await colleague(world, firm, { fullName: "Celia Compliance", role: "compliance" });
    const { accountId, customerId } = await closedDebt(1200);
    const stored = { tenantId: firm.tenant.id, key: `statements/${accountId}/a.pdf` };
    const put = await world.host.ports.storage.put(stored, Readable.from([NAME]), { maxBytes: 1000 });
    if (!put.ok) throw new Error(put.code);
    const days = { from: "2026-01-01", on: firm.tenant.businessDate };
    yes(
      await firm.admin.change(issueStatement, {
        accountId,
        ...days,
        sha256: put.sha256,
        size: put.size,
        storageKey: stored.key,
        fileName: `${NAME}.pdf`,
      }),
    );
    await world.seal(firm.tenant.id);
    expect(await placesOf("Quillfeather")).not.toEqual([]);
    const { asked, decided } = await erase(customerId);
    expect(asked).toEqual({ verdict: "erase" });
    yes(decided);
    const { errors } = await world.drain();
    expect(errors).toEqual([]);
    expect(await world.host.ports.storage.exists(stored)).toBe(false);
    for (const text of ["Quillfeather", "zephyrine", "her sister"]) expect(await placesOf(text)).toEqual([]);
    await world.seal(firm.tenant.id);
    const verdict = await withTenant(world.host.database, firm.tenant.id, "read", (db) => verifyChain(db));
    expect(verdict.brokenAt).toBeNull();
    const person = await personOf(customerId);
    expect(person).toMatchObject({ status: "erased", fullName: "[erased]", verdict: null });
    const counts = Object.fromEntries((person?.certificates ?? []).map((one) => [one.class, one.count]));
    expect(counts).toMatchObject({ customer: 1, contact_point: 2, identifier: 1, account: 1, note: 1, payment: 1, person_key: 1 }); // prettier-ignore
    expect(person?.certificates[0]?.idsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await celia.change(requestErasure, ask(customerId))).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
  });
});
