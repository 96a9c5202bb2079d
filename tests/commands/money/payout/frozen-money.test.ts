import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { draftPayout } from "~/money/commands/payout/draft-payout.server";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { letRefundGo } from "~/money/commands/payment/let-refund-go.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { sendRefund } from "~/jobs/money/send-refund.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { enablePayments, nextKey, payByCard, read, settle } from "../../../support/paying";
import { approved, decide, drafted, overpaid, refundForm } from "../../../support/payout/payouts";
import { placeDebt } from "../../../support/placed";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A failing check stopped this scope's money. */
const freeze = (firm: Firm, type: string, id: string) =>
  ownerRows(
    world,
    "INSERT INTO payout_freeze (tenant_id, id, invariant, scope_type, scope_id) VALUES ($1, $2, 'I07', $3, $4)",
    [firm.tenant.id, newId(), type, id],
  );
const thaw = (firm: Firm) =>
  ownerRows(world, "DELETE FROM payout_freeze WHERE tenant_id = $1", [firm.tenant.id]);
const FROZEN = { refusal: { code: "FROZEN_BY_INVARIANT", reasons: ["I07"] } };

describe("a frozen scope", () => {
  it("16.a refuses the approval and the release of its payouts, and no other's", async () => {
    const firm = await openFirm(world);
    const [mine, other] = [await overpaid(world, firm), await overpaid(world, firm, "555444333")];
    const [first, second] = [
      await approved(world, firm, refundForm(mine)),
      await drafted(firm, refundForm(mine, "0.01")),
    ];
    const free = await approved(world, firm, refundForm(other));
    await freeze(firm, "account", mine.accountId);
    const key = nextKey();
    expect(await firm.admin.change(releasePayouts, { payoutIds: [first] }, key)).toMatchObject(FROZEN);
    expect(await decide(world, firm.manager, second)).toMatchObject(FROZEN);
    expect(await firm.admin.change(releasePayouts, { payoutIds: [first, free] }, nextKey())).toMatchObject(
      FROZEN,
    );
    yes(await firm.admin.change(releasePayouts, { payoutIds: [free] }, nextKey()));
    yes(await firm.admin.change(draftPayout, refundForm(mine, "0.01"), nextKey()));
    await thaw(firm);
    yes(await firm.admin.change(releasePayouts, { payoutIds: [first] }, nextKey()));
  });

  it("holds back a refund that was asked for before the freeze, and lets it go after", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    const payment = await payByCard(world, firm, await placeDebt(world, firm), "100.00");
    const form = { paymentId: payment.id, amount: "40.00", reason: "Paid twice" };
    const { refundId } = yes(await firm.admin.change(requestRefund, form, nextKey()));
    await freeze(firm, "payment", payment.id);
    await settle(world);
    expect(await read(firm, payment.id)).toMatchObject({ state: payment.state, refunded: 0n });
    const stored = () => ownerRows(world, "SELECT state FROM refund WHERE id = $1", [refundId]);
    expect(await stored()).toEqual([{ state: "pending" }]);
    await thaw(firm);
    await sendRefund(world.host, { tenantId: firm.tenant.id, paymentId: payment.id, refundId });
    expect(await read(firm, payment.id)).toMatchObject({ state: "part_refunded", refunded: 4_000n });
    expect(yes(await firm.system.change(letRefundGo, { paymentId: payment.id, refundId }))).toEqual({
      goes: false,
    });
  });

  it("is judged for the refund's own firm alone", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    await enablePayments(world, firm);
    const payment = await payByCard(world, firm, await placeDebt(world, firm), "100.00");
    const form = { paymentId: payment.id, amount: "1.00", reason: "Paid twice" };
    const { refundId } = yes(await firm.admin.change(requestRefund, form, nextKey()));
    const go = { paymentId: payment.id, refundId };
    expect(await other.system.change(letRefundGo, go)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await firm.admin.change(letRefundGo, go)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });
});
