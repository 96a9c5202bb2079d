import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { addAccountNote } from "~/collections/commands/account/add-account-note.server";
import { recordContact } from "~/collections/commands/account/record-contact.server";
import { transitionAccount } from "~/collections/commands/account/transition-account.server";
import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { previewDistribution } from "~/collections/commands/worklist/preview-distribution.server";
import { runDistribution } from "~/collections/commands/worklist/run-distribution.server";
import { accountPage } from "~/collections/queries/account/account-page.server";
import { accountTimeline } from "~/collections/queries/account/account-timeline.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { placeDebt, placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

async function assigned() {
  const collector = await firm.collector();
  const account = await placeDebt(world, firm);
  if (!account) throw new Error("nothing placed");
  yes(await firm.admin.change(assignAccounts, { accountIds: [account.id], staffId: collector.staffId }));
  return {
    collector,
    account,
    page: async () => (await firm.admin.read(accountPage, { accountId: account.id }))!,
  };
}
const codeOf = async (answer: Promise<{ ok: boolean; refusal?: { code: string; reasons: string[] } }>) => {
  const given = await answer;
  return given.refusal ? [given.refusal.code, ...given.refusal.reasons] : ["ok"];
};

describe("account work", () => {
  it("assigning a new account makes it assigned, tells the collector and leaves an event each", async () => {
    const { page, collector } = await assigned();
    expect((await page()).account).toMatchObject({ status: "ASSIGNED", assignedTo: collector.staffId });
    const told = await ownerRows(world, "SELECT type FROM notification WHERE recipient_id = $1", [
      collector.staffId,
    ]);
    expect(told).toEqual([{ type: "accounts_assigned" }]);
  });

  it("only a right-party contact moves last contact, and the first one moves the account to in contact", async () => {
    const { collector, account, page } = await assigned();
    expect(
      await codeOf(collector.change(transitionAccount, { accountId: account.id, newStatus: "IN_CONTACT" })),
    ).toEqual(["TRANSITION_NOT_ALLOWED", "no_right_party_contact"]);
    yes(await collector.change(recordContact, { accountId: account.id, result: "no_answer" }));
    expect((await page()).account).toMatchObject({ status: "ASSIGNED", lastContactAt: null, queueLevel: 70 });
    expect((await page()).account.lastAttemptAt).not.toBeNull();
    yes(
      await collector.change(recordContact, {
        accountId: account.id,
        result: "right_party",
        note: "will call back",
      }),
    );
    expect((await page()).account).toMatchObject({ status: "IN_CONTACT" });
    expect((await page()).account.lastContactAt).not.toBeNull();
  });

  it("a note moves no clock and shows on the timeline in its own words", async () => {
    const { collector, account, page } = await assigned();
    yes(
      await collector.change(addAccountNote, {
        accountId: account.id,
        body: "Prefers mornings — O'Brien, “शांत”",
      }),
    );
    expect((await page()).account.lastContactAt).toBeNull();
    const timeline = await collector.read(accountTimeline, { accountId: account.id, kind: "notes" });
    expect(timeline.entries.map((entry) => entry.after?.["body"])).toEqual([
      "Prefers mornings — O'Brien, “शांत”",
    ]);
    expect(await codeOf(collector.change(addAccountNote, { accountId: account.id, body: "   " }))).toEqual([
      "VALIDATION",
    ]);
    expect(await codeOf(firm.viewer.change(addAccountNote, { accountId: account.id, body: "x" }))).toEqual([
      "FORBIDDEN",
    ]);
  });

  it("a stale form is refused and changes nothing", async () => {
    const { account, page } = await assigned();
    const { version } = (await page()).account;
    yes(await firm.admin.change(recordContact, { accountId: account.id, result: "no_answer" }));
    expect(
      await codeOf(
        firm.admin.change(transitionAccount, {
          accountId: account.id,
          newStatus: "CLOSED",
          closeReason: "recalled",
          version,
        }),
      ),
    ).toEqual(["VERSION_CONFLICT"]);
  });

  it("two people closing one account at once close it once", async () => {
    const { account } = await assigned();
    const close = () =>
      firm.admin.change(transitionAccount, {
        accountId: account.id,
        newStatus: "CLOSED",
        closeReason: "uncollectable",
      });
    const answers = await Promise.all([close(), close(), close()]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it("another firm's admin, a viewer and an unassigned collector reach nothing", async () => {
    const { account } = await assigned();
    const other = await openFirm(world);
    const stranger = await firm.collector("Somebody Else");
    const ask = { accountId: account.id, newStatus: "CLOSED", closeReason: "recalled" };
    expect(await codeOf(other.admin.change(transitionAccount, ask))).toEqual(["NOT_FOUND"]);
    expect(await codeOf(stranger.change(transitionAccount, ask))).toEqual(["NOT_FOUND"]);
    expect(await codeOf(firm.viewer.change(transitionAccount, ask))).toEqual(["FORBIDDEN"]);
    expect(await other.admin.read(accountPage, { accountId: account.id })).toBeNull();
    expect(await stranger.read(accountPage, { accountId: account.id })).toBeNull();
    expect((await stranger.read(accountTimeline, { accountId: account.id, kind: "all" })).entries).toEqual(
      [],
    );
  });
});

describe("assignment", () => {
  it("AX-4.3 over capacity is refused with the figures, and done with a reason", async () => {
    const own = await openFirm(world);
    const collector = await own.collector();
    await ownerRows(world, "UPDATE collector_profile SET max_accounts = 1 WHERE staff_id = $1", [
      collector.staffId,
    ]);
    const [a, b] = await placeDebts(world, own, [{}, {}]);
    yes(await own.admin.change(assignAccounts, { accountIds: [a?.id], staffId: collector.staffId }));
    const refused = await own.admin.change(assignAccounts, {
      accountIds: [b?.id],
      staffId: collector.staffId,
    });
    expect(refused).toMatchObject({
      refusal: { code: "CAPACITY_EXCEEDED", facts: { open: 1, capacity: 1, asked: 1 } },
    });
    yes(
      await own.admin.change(assignAccounts, {
        accountIds: [b?.id],
        staffId: collector.staffId,
        overrideReason: "only one who speaks Hindi",
      }),
    );
    const { entries } = await own.admin.read(accountTimeline, { accountId: b?.id ?? "", kind: "status" });
    expect(entries.find(({ type }) => type === "account.assigned")?.reason).toBe("only one who speaks Hindi");
  });

  it("AX-4.4 two admins distributing the same accounts at once assign each exactly once", async () => {
    const own = await openFirm(world);
    await Promise.all([own.collector("One"), own.collector("Two"), own.collector("Three")]);
    await placeDebts(
      world,
      own,
      Array.from({ length: 40 }, () => ({})),
    );
    const [first, second] = [
      yes(await own.admin.change(previewDistribution, { strategy: "round_robin" })),
      yes(await own.admin.change(previewDistribution, { strategy: "balanced" })),
    ];
    const results = await Promise.all([
      own.admin.change(runDistribution, { runId: first.runId }),
      own.admin.change(runDistribution, { runId: second.runId }),
    ]);
    const done = results.map(yes);
    expect(done.reduce((sum, result) => sum + result.assigned, 0)).toBe(40);
    const events = await ownerRows<{ n: number }>(
      world,
      "SELECT count(*)::int AS n FROM event WHERE tenant_id = $1 AND type = 'account.assigned'",
      [own.tenant.id],
    );
    expect(events).toEqual([{ n: 40 }]);
    expect(await codeOf(own.admin.change(runDistribution, { runId: first.runId }))).toEqual(["ALREADY_DONE"]);
  });

  it("a preview is refused when there is nobody or nothing to distribute", async () => {
    const own = await openFirm(world);
    expect(await codeOf(own.admin.change(previewDistribution, { strategy: "balanced" }))).toEqual([
      "NO_COLLECTORS",
    ]);
    await own.collector();
    expect(await codeOf(own.admin.change(previewDistribution, { strategy: "balanced" }))).toEqual([
      "NOTHING_TO_ASSIGN",
    ]);
  });
});
