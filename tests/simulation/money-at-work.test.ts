import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { proposeJournal } from "~/money/commands/ledger/propose-journal.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";

import { type Firm, openFirm, yes } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { absorb, cashForm, closing, customerOf, enablePayments, nextKey, read } from "../support/paying";
import { placeDebts } from "../support/placed";
import { bankAccountOf, table, takeIn } from "../support/statements";
import { openWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const DEBTS = 6;
const ROUNDS = 8;
const AT_ONCE = 6;

/** A failing seed is a bug report: the same seed makes the same month. */
function randomOf(seed: number) {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return {
    whole: (most: number) => Math.floor(next() * most),
    pick: <T>(list: T[]): T | undefined => list[Math.floor(next() * list.length)],
  };
}

type Chance = ReturnType<typeof randomOf>;

interface Firmwork {
  firm: Firm;
  debts: WorklistRow[];
  chance: Chance;
  trustId: string;
}

const amountOf = (chance: Chance) => `${1 + chance.whole(90)}.${String(chance.whole(100)).padStart(2, "0")}`;

const idsOf = async (firm: Firm, sql: string) =>
  (await ownerRows<{ id: string }>(world, sql, [firm.tenant.id])).map((row) => row.id);

/** What news of a payment leads to; an answer that got lost on the way is asked for at the next news. */
async function look(firm: Firm, payment: Awaited<ReturnType<typeof read>>): Promise<void> {
  try {
    await absorb(world, firm, payment);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith("the fake lost"))) throw error;
  }
}

/** Each may be refused (too much, too late, twice); none may break anything. */
const ACTS: ((at: Firmwork) => Promise<unknown>)[] = [
  async ({ firm, debts, chance }) => {
    const debt = chance.pick(debts)!;
    const method = chance.pick(["cash", "bank_transfer", "cheque"])!;
    const form = {
      ...cashForm(firm, debt),
      amount: amountOf(chance),
      method,
      reference: `REF${chance.whole(1e9)}`,
    };
    return firm.admin.change(recordDebtorPayment, form, nextKey());
  },
  async ({ firm, debts, chance }) => {
    const debt = chance.pick(debts)!;
    const debtor = await customerOf(firm, debt);
    return debtor.change(startDebtorCheckout, { accountId: debt.id, amount: amountOf(chance) }, nextKey());
  },
  async ({ firm, chance }) => {
    const open = await idsOf(
      firm,
      "SELECT id FROM payment WHERE tenant_id = $1 AND state = 'submitted' ORDER BY id",
    );
    const id = chance.pick(open);
    if (!id) return;
    const payment = await read(firm, id);
    const { payments } = world.host.ports;
    payments.pay(payment.checkoutRef ?? "", chance.pick(["ok", "ok", "decline"])!);
    await Promise.all([look(firm, payment), look(firm, payment)]);
  },
  async ({ firm, chance }) => {
    const sql =
      "SELECT id FROM payment WHERE tenant_id = $1 AND method = 'card' AND state IN ('succeeded', 'part_refunded') ORDER BY id";
    const paymentId = chance.pick(await idsOf(firm, sql));
    if (chance.whole(4) === 0) world.host.ports.payments.loseAnswers(1, { tookEffect: true });
    const form = { paymentId, amount: amountOf(chance), reason: "simulated" };
    return paymentId && firm.admin.change(requestRefund, form, nextKey());
  },
  async ({ firm, chance }) => {
    const sql =
      "SELECT id FROM payment WHERE tenant_id = $1 AND method = 'card' AND state IN ('succeeded', 'disputed') ORDER BY id";
    const id = chance.pick(await idsOf(firm, sql));
    if (!id) return;
    const payment = await read(firm, id);
    const { payments } = world.host.ports;
    if (payment.state === "succeeded") payments.openDispute(payment.processorRef ?? "");
    else payments.closeDispute(payment.processorRef ?? "", chance.pick(["won", "lost"])!);
    return look(firm, payment);
  },
  async ({ firm, debts, chance }) => {
    const sql =
      "SELECT id FROM statement_line WHERE tenant_id = $1 AND side = 'C' AND state IN ('unmatched', 'proposed', 'part_matched') ORDER BY id";
    const lineId = chance.pick(await idsOf(firm, sql));
    if (!lineId) return;
    const [line] = await ownerRows<{ version: number; left: string }>(
      world,
      "SELECT version, (amount - matched)::text AS left FROM statement_line WHERE id = $1",
      [lineId],
    );
    const cents = BigInt(line?.left ?? "1");
    const part = chance.whole(2) === 0 ? cents : cents / 2n + 1n;
    const amount = `${part / 100n}.${String(part % 100n).padStart(2, "0")}`;
    const parts = [{ targetType: "account", targetId: chance.pick(debts)!.id, amount }];
    return firm.admin.change(confirmMatch, { lineId, version: line?.version, parts }, nextKey());
  },
  async ({ firm, chance }) => {
    const matchId = chance.pick(
      await idsOf(firm, "SELECT id FROM match WHERE tenant_id = $1 AND state = 'confirmed' ORDER BY id"),
    );
    return matchId && firm.admin.change(unmatchLine, { matchId, reason: "simulated" }, nextKey());
  },
  async ({ firm, chance }) => {
    const amount = amountOf(chance);
    const lines = [
      { code: "5400", dr: amount },
      { code: "2800", cr: amount },
    ];
    const form = { effectiveDate: firm.tenant.businessDate, narration: "Paper", lines };
    const asked = await firm.admin.change(proposeJournal, form, nextKey());
    const decision = { decision: chance.pick(["approve", "approve", "reject"]), reason: "simulated" };
    return (
      asked.ok && firm.manager.change(decideApproval, { ...decision, approvalId: asked.value.approvalId })
    );
  },
];

/** A worker that dies leaves its job to the next: nothing is thrown away, errors are tried again. */
async function workOff(): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) await Promise.all([world.drain(), world.drain()]);
}

async function openMonth(seed: number): Promise<Firmwork> {
  const firm = await openFirm(world);
  await enablePayments(world, firm);
  const debts = await placeDebts(
    world,
    firm,
    Array.from({ length: DEBTS }, () => ({ amount: "300.00" })),
  );
  const trustId = await bankAccountOf(world, firm, "trust");
  return { firm, debts, chance: randomOf(seed), trustId };
}

describe("a month of money, many hands at once", () => {
  it.each([7, 42, 20261121])(
    "seed %i: whatever order and however often, every standing invariant holds after every round",
    async (seed) => {
      const at = await openMonth(seed);
      const { firm, chance } = at;
      for (let round = 0; round < ROUNDS; round += 1) {
        const day = firm.tenant.businessDate;
        const lines = Array.from({ length: 3 }, (_, n): [string, string, string] => [
          day,
          `Round ${round} line ${n}`,
          `${n === 2 ? "-" : ""}${amountOf(chance)}`,
        ]);
        await takeIn(world, firm, table(lines), { bankAccountId: at.trustId, reason: "Simulated statement" });
        const acts = Array.from({ length: AT_ONCE * 2 }, () => chance.pick(ACTS)!);
        for (let from = 0; from < acts.length; from += AT_ONCE)
          await Promise.all(acts.slice(from, from + AT_ONCE).map((act) => act(at)));
        await workOff();
        const { failed } = yes(await firm.system.change(checkInvariants, { trigger: "asked" }));
        expect(failed, `seed ${seed}, round ${round}`).toEqual([]);
      }
      // something really happened: cards, bank lines, matches and journals have posted
      const rules = await ownerRows<{ rule: string }>(
        world,
        "SELECT DISTINCT rule_code AS rule FROM journal_entry WHERE tenant_id = $1 ORDER BY 1",
        [firm.tenant.id],
      );
      const kinds = ["PC01", "PS02", "PS05", "PS10", "PS11", "PS12", "PS20", "PS24"];
      expect(rules.map((row) => row.rule)).toEqual(expect.arrayContaining(kinds));
      expect(Object.keys(await closing(firm))).toContain("1020");
    },
    120_000,
  );
});
