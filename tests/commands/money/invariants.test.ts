import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { confirmFreezeLift } from "~/money/commands/invariant/confirm-freeze-lift.server";
import { requestInvariantRun } from "~/money/commands/invariant/request-invariant-run.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { credit, debit } from "~/money/domain/ledger/journal-entry";
import { runCommand } from "~/office/commands/command/run-command.server";
import { STANDING_INVARIANTS } from "~/money/domain/invariant/standing-invariants.table";
import { invariantBoard } from "~/money/queries/invariant/invariant-board.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { FAULTS, type PaidFirm, postProper, tamper } from "../../support/invariant-faults.table";
import { ownerRows } from "../../support/owner-rows";
import { absorb, cashForm, enablePayments, nextKey, payByCard, read, settle } from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function paidFirm(): Promise<PaidFirm> {
  const firm = await openFirm(world);
  await enablePayments(world, firm);
  const paid: PaidFirm = { world, firm, creditors: [], accounts: [], payments: [], customers: [] };
  for (const name of ["Anna Alder", "Boris Birch", "Clara Cedar"]) {
    const { creditorId } = yes(await firm.admin.change(createCreditor, { name: `Client of ${name}` }));
    const email = `${name.replace(" ", ".")}@example.com`;
    const account = await placeDebt(world, { ...firm, creditorId }, { name, email });
    const { id } = await payByCard(world, firm, account, "100.00");
    const [row] = await ownerRows<{ payer_id: string }>(world, "SELECT payer_id FROM payment WHERE id = $1", [
      id,
    ]);
    paid.creditors.push(creditorId);
    paid.accounts.push(account.id);
    paid.payments.push(id);
    paid.customers.push(row?.payer_id ?? "");
  }
  return paid;
}

const run = async (firm: Firm) => yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed;
const refund = (firm: Firm, paymentId = "") =>
  firm.admin.change(requestRefund, { paymentId, amount: "1.00", reason: "a test" }, nextKey());
const freezesOf = (firm: Firm) =>
  ownerRows<{ id: string; invariant: string; place: string; state: string }>(
    world,
    "SELECT id, invariant, scope_type || ':' || scope_id AS place, state FROM payout_freeze WHERE tenant_id = $1 ORDER BY id",
    [firm.tenant.id],
  );
const eventsOf = async (firm: Firm, pattern: string) => {
  const sql = "SELECT type FROM event WHERE tenant_id = $1 AND type LIKE $2 ORDER BY id";
  return (await ownerRows<{ type: string }>(world, sql, [firm.tenant.id, pattern])).map(({ type }) => type);
};

/** A second admin confirms. */
function colleagueLifts({ tenant, admin }: Firm, lift: { freezeId: string | undefined }) {
  const actor = { ...admin.actor, id: newId(), name: "A second admin" };
  const origin = { ip: null, userAgent: null, requestId: null };
  return runCommand(world.host, { tenant, actor, origin }, confirmFreezeLift, lift);
}

describe("standing invariants", () => {
  it("a firm at work keeps all of them: payments, refunds, disputes and cash", async () => {
    const { firm, payments, accounts } = await paidFirm();
    expect(yes(await refund(firm, payments[0])).refundId).toBeTruthy();
    await settle(world);
    yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, { id: accounts[1] ?? "" }), nextKey()));
    const disputed = await read(firm, payments[2] ?? "");
    for (const turn of ["open", "lost"] as const) {
      if (turn === "open") world.host.ports.payments.openDispute(disputed.processorRef ?? "");
      else world.host.ports.payments.closeDispute(disputed.processorRef ?? "", "lost");
      yes(await absorb(world, firm, disputed));
      expect(await run(firm)).toEqual([]);
    }
    await world.seal(firm.tenant.id);
    expect(await run(firm)).toEqual([]);
    expect(await freezesOf(firm)).toEqual([]);
    const board = await firm.viewer.read(invariantBoard, undefined);
    const states = board.invariants.map(({ code, state }) => ({ code, state }));
    expect(states).toEqual(
      STANDING_INVARIANTS.map(({ code, context }) => ({ code, state: context ? "holds" : "waits" })),
    );
  });

  it("every check that can run has its fault in the tests", () => {
    const seeded = new Set(FAULTS.map(({ code }) => code));
    expect(STANDING_INVARIANTS.filter(({ context, code }) => context && !seeded.has(code))).toEqual([]);
  });

  it.each(FAULTS.map((fault) => [fault.code, fault] as const))(
    "16.a %s: its fault is named, its scope is frozen, and only what lies inside is refused",
    async (code, fault) => {
      const paid = await paidFirm();
      const { firm, payments } = paid;
      const scopes = await fault.seed(paid);
      expect((await run(firm)).sort()).toEqual([...(fault.also ?? []), code].sort());
      const frozen = (await freezesOf(firm)).filter(({ invariant }) => invariant === code);
      expect(frozen.map(({ place }) => place).sort()).toEqual([...scopes].sort());
      // what stands at the processor is one account: all its refunds wait
      const whole = code === "I23" || scopes.some((scope) => scope.startsWith("tenant:"));
      const other = await refund(firm, payments[2]);
      if (whole) expect(other).toMatchObject({ ok: false, refusal: { code: "FROZEN_BY_INVARIANT" } });
      else expect(other.ok).toBe(true);
      const touches =
        /^(tenant|creditor|account|customer|payment):/.test(scopes[0] ?? "") || /I03|I09|I10|I23/.test(code);
      const own = await refund(firm, payments[0]);
      if (touches)
        expect(own).toMatchObject({
          ok: false,
          refusal: {
            code: "FROZEN_BY_INVARIANT",
            reasons: [fault.also?.find((one) => one !== "I18") ?? code],
          },
        });
      else expect(own.ok).toBe(true);
    },
  );

  it("events cut off at the end of the log are missed", async () => {
    const { firm } = await paidFirm();
    await world.seal(firm.tenant.id);
    const newest = `SELECT seq FROM event_seal WHERE tenant_id = '${firm.tenant.id}' ORDER BY seq DESC LIMIT 1`;
    await tamper(
      { world },
      `INSERT INTO event_anchor (tenant_id, id, day, last_seq, hash, count)
        SELECT tenant_id, uuidv7(), current_date, seq, hash, seq FROM event_seal WHERE tenant_id = '${firm.tenant.id}' AND seq = (${newest});
      DELETE FROM event_seal WHERE tenant_id = '${firm.tenant.id}' AND seq = (${newest})`,
    );
    expect(await run(firm)).toContain("I29");
  });
});

describe("freezes", () => {
  it("16.b repaired by an entry, the check passes, and two people lift the freeze, all of it in the log", async () => {
    const paid = await paidFirm();
    const { firm, accounts, payments } = paid;
    const branch = newId();
    await postProper(paid, [debit("1000", branch, 5n), credit("2100", accounts[0], 5n)]);
    expect(await run(firm)).toEqual(["I07"]);
    const [freeze] = await freezesOf(firm);
    const lift = { freezeId: freeze?.id };
    expect(await firm.admin.change(confirmFreezeLift, lift)).toMatchObject({
      ok: false,
      refusal: { code: "INVARIANT_STILL_BROKEN" },
    });
    await postProper(paid, [debit("2100", accounts[0], 5n), credit("1000", branch, 5n)]);
    expect(await run(firm)).toEqual([]);
    expect(await refund(firm, payments[0])).toMatchObject({
      ok: false,
      refusal: { code: "FROZEN_BY_INVARIANT" },
    });
    expect(yes(await firm.admin.change(confirmFreezeLift, lift))).toEqual({ state: "confirmed" });
    expect(await firm.admin.change(confirmFreezeLift, lift)).toMatchObject({
      ok: false,
      refusal: { code: "SECOND_PERSON_NEEDED" },
    });
    expect(yes(await colleagueLifts(firm, lift))).toEqual({ state: "lifted" });
    expect((await refund(firm, payments[0])).ok).toBe(true);
    expect(await eventsOf(firm, "%invariant%")).toEqual([
      "invariant.failed",
      "invariants.checked",
      "invariants.checked",
    ]);
    expect(await eventsOf(firm, "freeze.%")).toEqual(["freeze.lift_confirmed", "freeze.lifted"]);
    expect(await firm.admin.change(confirmFreezeLift, lift)).toMatchObject({
      ok: false,
      refusal: { code: "ALREADY_DONE" },
    });
  });

  it("a fault that comes back before the second confirmation voids the first", async () => {
    const paid = await paidFirm();
    const { firm, accounts } = paid;
    const branch = newId();
    const into = [debit("1000", branch, 5n), credit("2100", accounts[0], 5n)];
    const out = [debit("2100", accounts[0], 5n), credit("1000", branch, 5n)];
    await postProper(paid, into);
    await run(firm);
    const [freeze] = await freezesOf(firm);
    const lift = { freezeId: freeze?.id };
    await postProper(paid, out);
    yes(await firm.admin.change(confirmFreezeLift, lift));
    await postProper(paid, into);
    expect(await colleagueLifts(firm, lift)).toMatchObject({ ok: false });
    await run(firm);
    await postProper(paid, out);
    expect(yes(await colleagueLifts(firm, lift))).toEqual({ state: "confirmed" });
  });

  it("a broken check opens one freeze and one alert, however often it is found", async () => {
    const paid = await paidFirm();
    const { firm } = paid;
    const seeded = FAULTS.filter(({ code }) => code === "I02" || code === "I17");
    for (const fault of seeded) await fault.seed(paid);
    for (let night = 0; night < 3; night += 1) expect(await run(firm)).toEqual(["I01", "I02", "I17", "I18"]);
    expect((await freezesOf(firm)).map(({ invariant }) => invariant)).toEqual(["I01", "I02", "I18"]);
    expect(await eventsOf(firm, "invariant.failed")).toHaveLength(4);
    const told = await ownerRows<{ type: string; code: string }>(
      world,
      "SELECT type, params->>'code' AS code FROM notification WHERE tenant_id = $1 AND type LIKE 'invariant%' ORDER BY 2",
      [firm.tenant.id],
    );
    expect(told).toEqual([
      { type: "invariant_critical", code: "I01" },
      { type: "invariant_critical", code: "I02" },
      { type: "invariant_failed", code: "I17" },
      { type: "invariant_failed", code: "I18" },
    ]);
  });

  it("more offenders than are read freeze the whole firm", async () => {
    const paid = await paidFirm();
    const { firm, payments } = paid;
    await tamper(
      paid,
      `INSERT INTO ledger_account (tenant_id, id, code, name, type, normal_side, currency, dimension_type, dimension_id)
          SELECT '${firm.tenant.id}', uuidv7(), '2110', 'x', 'liability', 'credit', 'USD', 'account', uuidv7() FROM generate_series(1, 250);
        INSERT INTO ledger_balance (tenant_id, account_id, posted) SELECT tenant_id, id, 1 FROM ledger_account
          WHERE tenant_id = '${firm.tenant.id}' AND name = 'x'`,
    );
    expect(await run(firm)).toEqual(["I03"]);
    expect(await freezesOf(firm)).toHaveLength(201);
    expect(await refund(firm, payments[2])).toMatchObject({
      ok: false,
      refusal: { code: "FROZEN_BY_INVARIANT" },
    });
  });

  it("another firm's freeze can be neither seen nor lifted, and nobody lifts without the permission", async () => {
    const paid = await paidFirm();
    const theirs = await openFirm(world);
    await FAULTS.find(({ code }) => code === "I03")?.seed(paid);
    await run(paid.firm);
    const [freeze] = await freezesOf(paid.firm);
    const lift = { freezeId: freeze?.id };
    expect(await theirs.admin.change(confirmFreezeLift, lift)).toMatchObject({
      ok: false,
      refusal: { code: "NOT_FOUND" },
    });
    expect((await theirs.admin.read(invariantBoard, undefined)).open).toEqual([]);
    expect(await run(theirs)).toEqual([]);
    for (const hand of [paid.firm.viewer, paid.firm.customer(paid.customers[0] ?? "")])
      expect(await hand.change(confirmFreezeLift, lift)).toMatchObject({
        ok: false,
        refusal: { code: "FORBIDDEN" },
      });
    expect(await paid.firm.system.change(confirmFreezeLift, lift)).toMatchObject({
      ok: false,
      refusal: { code: "FORBIDDEN" },
    });
  });
});

describe("runs", () => {
  it("the nightly run is done once per business date; who answers for freezes may ask for more", async () => {
    const { firm } = await paidFirm();
    const nightly = () => firm.system.change(checkInvariants, { trigger: "nightly" });
    expect(yes(await nightly()).ran).toBe(true);
    expect(yes(await nightly()).ran).toBe(false);
    expect(await firm.viewer.change(requestInvariantRun, {})).toMatchObject({
      ok: false,
      refusal: { code: "FORBIDDEN" },
    });
    yes(await firm.admin.change(requestInvariantRun, {}));
    await settle(world);
    expect(await eventsOf(firm, "invariants.%")).toEqual([
      "invariants.checked",
      "invariants.run_requested",
      "invariants.checked",
    ]);
    expect(await firm.admin.change(checkInvariants, { trigger: "asked" })).toMatchObject({
      ok: false,
      refusal: { code: "FORBIDDEN" },
    });
  });
});
