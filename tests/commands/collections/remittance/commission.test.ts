import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { calculateCommission } from "~/collections/commands/commission/calculate-commission.server";
import { issueCommissionStatement } from "~/collections/commands/commission/issue-commission-statement.server";
import { setCommissionPlan } from "~/collections/commands/commission/set-commission-plan.server";
import { withdrawCommission } from "~/collections/commands/commission/withdraw-commission.server";
import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { commissionStatement } from "~/collections/letters/commission-statement";
import { commissionDesk } from "~/collections/queries/commission/commission-desk.server";
import { commissionPage } from "~/collections/queries/commission/commission-page.server";
import { giveRunStatement } from "~/jobs/collections/give-run-statement.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { cancelPayout } from "~/money/commands/payout/cancel-payout.server";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { translator } from "~/ui/i18n/translator.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { closing, nextKey } from "../../../support/paying";
import { decide, payeeOf } from "../../../support/payout/payouts";
import {
  agree,
  debtOf,
  failedChecks,
  payByLine,
  remit,
  showOnStatement,
} from "../../../support/payout/remitting";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const plan = (firm: Firm, more: object = {}) => ({
  effectiveFrom: firm.tenant.businessDate,
  base: "agency_fee",
  tiers: [{ rate: "10" }],
  shares: [{ who: "assignee", percent: 100 }],
  ...more,
});

/** A firm whose collector brought 1,000.00: the agency's fee is 250.00. */
async function earnedFirm() {
  const firm = await openFirm(world);
  await agree(firm);
  const cora = await firm.collector();
  const debt = await debtOf(world, firm);
  yes(await firm.admin.change(assignAccounts, { accountIds: [debt.id], staffId: cora.staffId }));
  const paymentId = await payByLine(world, firm, debt, "1000.00");
  await payeeOf(firm, { type: "staff", id: cora.staffId }, "000555666777");
  return { firm, cora, debt, paymentId, period: firm.tenant.businessDate.slice(0, 7) };
}

const calculate = (firm: Firm, period: string, key = nextKey()) =>
  firm.admin.change(calculateCommission, { period }, key);

interface Row {
  id: string;
  state: string;
  base: string;
  amount: string;
  clawback: string;
  payment_id: string;
}

const statementsOf = (firm: Firm) =>
  ownerRows<Row>(
    world,
    "SELECT id, state, base::text, amount::text, clawback::text, payment_id FROM commission_statement WHERE tenant_id = $1 ORDER BY period, id",
    [firm.tenant.id],
  );

async function agreed(firm: Firm, period: string): Promise<Row> {
  yes(await calculate(firm, period));
  const waiting = (await statementsOf(firm)).find((row) => row.state === "calculated");
  yes(await decide(world, firm.manager, waiting?.id ?? ""));
  const done = (await statementsOf(firm)).find((row) => row.id === waiting?.id);
  if (!done) throw new Error("no statement");
  return done;
}

describe("staff commission", () => {
  it("10.5 step 7: ten percent of the fee is expense and payable, and paid by the bank's line", async () => {
    const { firm, cora, period } = await earnedFirm();
    const statement = await agreed(firm, period);
    expect(statement).toMatchObject({ state: "approved", base: "25000", amount: "2500", clawback: "0" });
    expect(await closing(firm)).toMatchObject({ "5300": 2_500n, "2600": 2_500n });
    const payoutId = statement.payment_id;
    expect(await firm.admin.change(cancelPayout, { payoutId, reason: "Not now" })).toMatchObject({
      refusal: { code: "COMMISSION_STATE" },
    });
    yes(await firm.admin.change(releasePayouts, { payoutIds: [payoutId] }, nextKey()));
    expect(await closing(firm)).toMatchObject({ "2320": 2_500n });
    await showOnStatement(world, firm, { type: "payout", id: payoutId, bank: "operating", amount: "-25.00" });
    expect(await closing(firm)).not.toHaveProperty("2600");
    expect((await statementsOf(firm))[0]).toMatchObject({ state: "closed" });
    expect(await failedChecks(firm)).toEqual([]);
    const own = await cora.read(commissionPage, { statementId: statement.id });
    expect(own).toMatchObject({ amount: 2_500n, lines: [{ part: 25_000n }] });
    const other = await firm.collector("Otto Other");
    expect(await other.read(commissionPage, { statementId: statement.id })).toBeNull();
    expect((await other.read(commissionDesk, {})).rows).toEqual([]);
  });

  it("AX-10.2 a payment returned after it was remitted takes 25.00 back in the next statement", async () => {
    const { firm, cora, paymentId, period } = await earnedFirm();
    await remit(world, firm);
    await agreed(firm, period);
    // the month is over, and the payment comes back in the next
    await ownerRows(
      world,
      "UPDATE commission_statement SET period = '2020-01' WHERE tenant_id = $1 RETURNING id",
      [firm.tenant.id],
    );
    await ownerRows(world, "UPDATE fee SET earned_on = '2020-01-15' WHERE tenant_id = $1 RETURNING id", [
      firm.tenant.id,
    ]);
    const [match] = await ownerRows<{ id: string }>(
      world,
      "SELECT match_id AS id FROM match_part WHERE payment_id = $1",
      [paymentId],
    );
    yes(
      await firm.admin.change(unmatchLine, { matchId: match?.id, reason: "Another firm's money" }, nextKey()),
    );
    const next = await agreed(firm, period);
    expect(next).toMatchObject({ state: "closed", base: "0", amount: "0", clawback: "-2500" });
    expect(await closing(firm)).toMatchObject({ "1240": 2_500n });
    expect(await closing(firm)).not.toHaveProperty("5300");
    const page = await cora.read(commissionPage, { statementId: next.id });
    expect(page?.earlier).toEqual([{ period: "2020-01", amount: -2_500n }]);
    expect(page?.lines.map((line) => line.part)).toEqual([25_000n, -25_000n]);
    expect(await failedChecks(firm)).toEqual([]);
  });

  it("shares of a plan split each fee to the unit, whatever the fee", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    const [cora, mara] = [await firm.collector(), await firm.collector("Mara Manager")];
    const shares = [
      { who: "assignee", percent: 70 },
      { who: mara.staffId, percent: 30 },
    ];
    yes(await firm.admin.change(setCommissionPlan, plan(firm, { shares })));
    const debt = await debtOf(world, firm);
    yes(await firm.admin.change(assignAccounts, { accountIds: [debt.id], staffId: cora.staffId }));
    await payByLine(world, firm, debt, "333.32");
    const parts = await ownerRows<{ amount: string }>(
      world,
      "SELECT amount::text FROM commission_share WHERE tenant_id = $1 ORDER BY amount DESC",
      [firm.tenant.id],
    );
    expect(parts.map((part) => part.amount)).toEqual(["5833", "2500"]);
    expect(await failedChecks(firm)).toEqual([]);
  });

  it("is stated by a file that reprints to the byte, to its own person and to finance alone", async () => {
    const { firm, cora, period } = await earnedFirm();
    const { id: runId } = await agreed(firm, period);
    const { tenant } = firm;
    const asked = {
      tenant,
      runId,
      type: "commission_statement" as const,
      format: "csv" as const,
      fileName: "C",
    };
    const give = () =>
      giveRunStatement(cora, world.host.ports.storage, issueCommissionStatement, asked, async () => {
        const run = await cora.read(commissionPage, { statementId: runId });
        return commissionStatement({ ...run!, firm: tenant.legalName }, translator("en"));
      });
    const first = yes(await give());
    expect(yes(await give()).bytes).toEqual(first.bytes);
    expect(new TextDecoder().decode(first.bytes)).toContain(",250.00");
    const other = await firm.collector("Otto Other");
    const file = {
      runId,
      storageKey: `runs/${runId}/a.csv`,
      fileName: "a",
      sha256: "0".repeat(64),
      size: 1n,
      mime: "text/csv",
    };
    expect(await other.change(issueCommissionStatement, file)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });
});

describe("both sides of its commands", () => {
  it("calculated once, withdrawn before it is agreed to, and never by who made it or whose it is", async () => {
    const { firm, cora, period } = await earnedFirm();
    expect(await cora.change(calculateCommission, { period }, nextKey())).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await calculate(firm, "2999-01")).toMatchObject({
      refusal: { fields: { period: "DATE_IN_FUTURE" } },
    });
    expect(await calculate(firm, "2019-01")).toMatchObject({ refusal: { code: "NOTHING_EARNED" } });
    const key = nextKey();
    const once = yes(await calculate(firm, period, key));
    expect(yes(await calculate(firm, period, key))).toEqual(once);
    expect(await calculate(firm, period)).toMatchObject({ refusal: { code: "NOTHING_EARNED" } });
    const [row] = await statementsOf(firm);
    const form = { statementId: row?.id };
    expect(await decide(world, firm.admin, row?.id ?? "")).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    const other = await openFirm(world);
    expect(await other.admin.change(withdrawCommission, form)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    yes(await firm.admin.change(withdrawCommission, form));
    expect(await firm.admin.change(withdrawCommission, form)).toMatchObject({
      refusal: { code: "COMMISSION_STATE" },
    });
    yes(await calculate(firm, period));
    expect(await statementsOf(firm)).toMatchObject([{ state: "calculated" }]);
    expect((await other.admin.read(commissionDesk, {})).rows).toEqual([]);
  });

  it("a plan is read whole or not at all", async () => {
    const firm = await openFirm(world);
    const set = (more: object) => firm.admin.change(setCommissionPlan, plan(firm, more));
    expect(await set({ tiers: [{ rate: "5", upTo: "100.00" }] })).toMatchObject({
      refusal: { fields: { tiers: "TIERS_ORDER" } },
    });
    expect(await set({ shares: [{ who: "assignee", percent: 90 }] })).toMatchObject({
      refusal: { fields: { tiers: "SHARES_SUM" } },
    });
    expect(await set({ effectiveFrom: "2020-01-01" })).toMatchObject({
      refusal: { fields: { effectiveFrom: "DATE_IN_PAST" } },
    });
    expect(await firm.viewer.change(setCommissionPlan, plan(firm))).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    yes(
      await set({
        tiers: [{ rate: "5", upTo: "10000.00" }, { rate: "8", upTo: "25000.00" }, { rate: "10" }],
        cap: "9000.00",
      }),
    );
    expect((await firm.admin.read(commissionDesk, {})).plan).toMatchObject({ planVersion: 1, cap: 900_000n });
  });
});
