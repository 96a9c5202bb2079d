import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { proposePaymentReversal } from "~/money/commands/reversal/propose-payment-reversal.server";
import { reversalPreview } from "~/money/queries/reversal/reversal-preview.server";
import { moneyInvariants } from "~/money/queries/invariant/money-invariants.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import {
  balanceOf,
  cashForm,
  closing,
  nextKey,
  payByCard,
  read,
  enablePayments,
} from "../../../support/paying";
import { placeDebt } from "../../../support/placed";
import { bankAccountOf, table, takeIn } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Debt = Awaited<ReturnType<typeof placeDebt>>;

async function recorded(firm: Firm, account: Debt, more: object = {}): Promise<string> {
  const form = { ...cashForm(firm, account), ...more };
  return yes(await firm.admin.change(recordDebtorPayment, form, nextKey())).paymentId;
}

async function reverse(firm: Firm, paymentId: string) {
  const { approvalId } = yes(
    await firm.admin.change(proposePaymentReversal, { paymentId, reason: "Wrong debtor" }),
  );
  return firm.manager.change(decideApproval, { approvalId, decision: "approve" });
}

async function impactOf(firm: Firm, paymentId: string) {
  const preview = await firm.admin.read(reversalPreview, { paymentId });
  if (!preview) throw new Error("the payment is gone");
  return preview;
}

/** What is touched and by how much; the rule codes of an entry and of its mirror differ. */
const brief = (impacts: { kind: string; amount: bigint | null }[]) =>
  impacts.map(({ kind, amount }) => `${kind} ${amount ?? ""}`.trim());

/** A credit line of the trust account, with the payment or account that it is matched to. */
async function match(
  firm: Firm,
  text: string,
  parts: { targetType: string; targetId: string; amount: string }[],
) {
  const total = parts.reduce((sum, { amount }) => sum + Number(amount), 0).toFixed(2);
  const bankAccountId = await bankAccountOf(world, firm, "trust");
  await takeIn(world, firm, table([[firm.tenant.businessDate, text, total]]), { bankAccountId });
  const [line] = await ownerRows<{ id: string; version: number }>(
    world,
    "SELECT id, version FROM statement_line WHERE tenant_id = $1 AND narrative = $2",
    [firm.tenant.id, text],
  );
  yes(await firm.admin.change(confirmMatch, { lineId: line?.id, version: line?.version, parts }, nextKey()));
}

async function faults(firm: Firm): Promise<string[]> {
  const found = await firm.system.read(moneyInvariants, { codes: null });
  return found.filter(({ offenders }) => offenders.length > 0).map(({ code }) => code);
}

describe("reversal of a payment", () => {
  it("lists everything it takes back before, and the same after, and writes nothing until a second person agrees", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const paymentId = await recorded(firm, account, { method: "cheque", reference: "000123" });
    const before = await closing(firm);
    const ahead = await impactOf(firm, paymentId);
    expect(ahead).toMatchObject({ refused: null, pending: false, done: false });
    expect(brief(ahead.impacts)).toEqual(["entry 1000", "allocation 1000", "hold 1000", "receipt"]);
    const { approvalId } = yes(
      await firm.admin.change(proposePaymentReversal, { paymentId, reason: "Wrong debtor" }),
    );
    expect(await closing(firm)).toEqual(before);
    expect((await impactOf(firm, paymentId)).pending).toBe(true);
    const vote = { approvalId, decision: "approve" };
    expect(await firm.admin.change(decideApproval, vote)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    yes(await firm.manager.change(decideApproval, vote));
    expect(await read(firm, paymentId)).toMatchObject({ state: "reversed" });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    expect(await closing(firm)).toEqual({});
    const after = await impactOf(firm, paymentId);
    expect(after.done).toBe(true);
    expect(brief(after.impacts)).toEqual(brief(ahead.impacts));
  });

  it("takes the original's effective date, and its entry is tied to the one it mirrors", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const paymentId = await recorded(firm, account);
    yes(await reverse(firm, paymentId));
    const entries = await ownerRows<{ same: boolean; reason: string }>(
      world,
      `SELECT r.effective_date = o.effective_date AS same, r.reversal_reason AS reason FROM journal_entry r
        JOIN journal_entry o ON o.tenant_id = r.tenant_id AND o.id = r.reverses_entry_id WHERE r.tenant_id = $1 AND r.subject_id = $2`,
      [firm.tenant.id, paymentId],
    );
    expect(entries).toEqual([{ same: true, reason: "Wrong debtor" }]);
  });

  it("unmatches the bank line of a recorded transfer; the line stands in suspense again", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const paymentId = await recorded(firm, account, { method: "bank_transfer", reference: "N52025" });
    await match(firm, "TRANSFER", [{ targetType: "payment", targetId: paymentId, amount: "10.00" }]);
    const ahead = await impactOf(firm, paymentId);
    expect(brief(ahead.impacts)).toEqual([
      "match 1000",
      "entry 1000",
      "entry 1000",
      "allocation 1000",
      "receipt",
    ]);
    yes(await reverse(firm, paymentId));
    expect(brief((await impactOf(firm, paymentId)).impacts)).toEqual(brief(ahead.impacts));
    expect(await closing(firm)).toEqual({ "1020": 1_000n, "2300": 1_000n });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    expect(await faults(firm)).toEqual([]);
  });

  it("of one payment of a split line names the other payments that go with it", async () => {
    const firm = await openFirm(world);
    const [one, two] = [await placeDebt(world, firm), await placeDebt(world, firm)];
    await match(firm, "BOTH", [
      { targetType: "account", targetId: one.id, amount: "6.00" },
      { targetType: "account", targetId: two.id, amount: "4.00" },
    ]);
    const [made] = await ownerRows<{ id: string }>(
      world,
      "SELECT payment_id AS id FROM match_part WHERE tenant_id = $1 AND target_id = $2 AND live",
      [firm.tenant.id, one.id],
    );
    const ahead = await impactOf(firm, made?.id ?? "");
    expect(brief(ahead.impacts)).toEqual([
      "match 600",
      "payment 400",
      "entry 600",
      "allocation 600",
      "receipt",
    ]);
    yes(await reverse(firm, made?.id ?? ""));
    const after = brief((await impactOf(firm, made?.id ?? "")).impacts);
    expect(after.map((text) => text.split(" ")[0])).toEqual(ahead.impacts.map(({ kind }) => kind));
    expect([await balanceOf(firm, one), await balanceOf(firm, two)]).toEqual([30_000n, 30_000n]);
    expect(await closing(firm)).toEqual({ "1020": 1_000n, "2300": 1_000n });
  });

  it("is done once, asked for once at a time, and not for what a processor took", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const paymentId = await recorded(firm, account);
    const form = { paymentId, reason: "Twice" };
    const { approvalId } = yes(await firm.admin.change(proposePaymentReversal, form));
    expect(await firm.admin.change(proposePaymentReversal, form)).toMatchObject({
      refusal: { code: "APPROVAL_PENDING" },
    });
    const vote = { approvalId, decision: "approve" };
    const votes = await Promise.all([1, 2, 3].map(() => firm.manager.change(decideApproval, vote)));
    expect(votes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await firm.admin.change(proposePaymentReversal, form)).toMatchObject({
      refusal: { code: "PAYMENT_NOT_REVERSIBLE" },
    });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    await enablePayments(world, firm);
    const card = await payByCard(world, firm, account, "5.00");
    expect(await firm.admin.change(proposePaymentReversal, { ...form, paymentId: card.id })).toMatchObject({
      refusal: { code: "PAYMENT_NOT_REVERSIBLE", reasons: ["refund_instead"] },
    });
    expect((await impactOf(firm, card.id)).refused).toBe("refund_instead");
  });

  it("belongs to its firm and to those who may", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const paymentId = await recorded(firm, await placeDebt(world, firm));
    const form = { paymentId, reason: "Not mine" };
    expect(await other.admin.change(proposePaymentReversal, form)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await firm.viewer.change(proposePaymentReversal, form)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await other.admin.read(reversalPreview, { paymentId })).toBeNull();
  });
});
