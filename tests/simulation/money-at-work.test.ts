import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { setContractTerms } from "~/collections/commands/remittance/set-contract-terms.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { newId } from "~/platform/ids/new-id";

import { closeAll, daysLater, stepsOf, todayOf } from "../support/closing";
import { openFirm, yes } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { hledgerBalances, isPresent, ourBalances, runProgram, writeJournal } from "../support/journal-file";
import { closing, enablePayments, nextKey } from "../support/paying";
import { payeeOf } from "../support/payout/payouts";
import { termsOf } from "../support/payout/remitting";
import { placeDebts } from "../support/placed";
import { bankAccountOf, table, takeIn } from "../support/statements";
import { openWorld, type World } from "../support/world";
import { ACTS, amountOf, type Firmwork, randomOf } from "./simulated-acts";

const hasHledger = await isPresent("hledger");

let world: World;
let folder: string;
beforeAll(async () => {
  world = await openWorld();
  folder = await mkdtemp(path.join(tmpdir(), "quittance-month-"));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const TYPES = ["net", "gross", "combined"] as const;
const DEBTS = 6;
const ROUNDS = 8;
const AT_ONCE = 6;
/** rules that posted in any of the months */
const HAPPENED = new Set<string>();

/** A worker that dies leaves its job to the next: nothing is thrown away, errors are tried again. */
async function workOff(): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) await Promise.all([world.drain(), world.drain()]);
}

async function openMonth(seed: number): Promise<Firmwork> {
  // what the month before wanted lost and nobody asked for
  world.host.ports.payments.loseAnswers(0);
  const firm = await openFirm(world);
  await enablePayments(world, firm);
  const payeeId = await payeeOf(firm, { type: "creditor", id: firm.creditorId }, "000123456789");
  const more = { payeeId, bands: [{ rate: "25" }], taxCode: "GST18", taxRate: "18" };
  yes(
    await firm.admin.change(setContractTerms, termsOf(firm, { ...more, type: TYPES[seed % TYPES.length] })),
  );
  const debts = await placeDebts(
    world,
    firm,
    Array.from({ length: DEBTS }, () => ({ amount: "300.00" })),
  );
  return {
    world,
    firm,
    debts,
    chance: randomOf(seed),
    type: TYPES[seed % TYPES.length] ?? "net",
    trustId: await bankAccountOf(world, firm, "trust"),
    operatingId: await bankAccountOf(world, firm),
    payeeId,
  };
}

const plain = (cents: string) =>
  `${BigInt(cents) / 100n}.${(BigInt(cents) % 100n).toString().padStart(2, "0")}`;

/** Covers and sweeps move on the day they are ordered: their two lines come. Each is matched, again if somebody took it back. */
async function moveCovers(at: Firmwork, round: number): Promise<void> {
  const { firm, trustId, operatingId } = at;
  const ordered = await ownerRows<{ id: string; amount: string; source: string }>(
    world,
    `SELECT t.id, t.amount::text, t.source_id AS source FROM transfer t WHERE t.tenant_id = $1 AND t.state = 'ordered'
      AND NOT EXISTS (SELECT 1 FROM statement_line l WHERE l.tenant_id = t.tenant_id AND l.narrative LIKE '%' || upper(t.id::text) || '%')
      ORDER BY t.id`,
    [firm.tenant.id],
  );
  for (const bankAccountId of ordered.length === 0 ? [] : [operatingId, trustId]) {
    const lines = ordered.map(({ id, amount, source }): [string, string, string] => [
      firm.tenant.businessDate,
      `COVER ${id.toUpperCase()} ${round}`,
      (source === bankAccountId ? "-" : "") + plain(amount),
    ]);
    await takeIn(world, firm, table(lines), { bankAccountId, reason: "Simulated statement" });
  }
  const loose = await ownerRows<{ id: string; version: number; amount: string; transfer: string }>(
    world,
    `SELECT id, version, amount::text, lower(split_part(narrative, ' ', 2)) AS transfer FROM statement_line
      WHERE tenant_id = $1 AND narrative LIKE 'COVER %' AND state IN ('unmatched', 'proposed') ORDER BY side DESC, id`,
    [firm.tenant.id],
  );
  for (const { id: lineId, version, amount, transfer } of loose) {
    const parts = [{ targetType: "transfer", targetId: transfer, amount: plain(amount) }];
    yes(await firm.admin.change(confirmMatch, { lineId, version, parts }, nextKey()));
  }
}

/** The day ends: it is closed whole, and everybody's today is the next. */
async function endDay({ firm }: Firmwork, round: number): Promise<void> {
  await closeAll(daysLater(world, round + 1), firm, newId());
  firm.tenant.businessDate = await todayOf(world, firm);
}

describe("a month of money, many hands at once", () => {
  it.each([7, 8, 42, 20261121])(
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
        // a debtor who pays into the wrong account
        const misdirected = table([[day, `Round ${round} to the firm`, amountOf(chance)]]);
        await takeIn(world, firm, misdirected, {
          bankAccountId: at.operatingId,
          reason: "Simulated statement",
        });
        const acts = Array.from({ length: AT_ONCE * 4 }, () => chance.pick(ACTS)!);
        for (let from = 0; from < acts.length; from += AT_ONCE)
          await Promise.all(acts.slice(from, from + AT_ONCE).map((act) => act(at)));
        await workOff();
        await moveCovers(at, round);
        const { failed } = yes(await firm.system.change(checkInvariants, { trigger: "asked" }));
        expect(failed, `seed ${seed}, round ${round}`).toEqual([]);
        await endDay(at, round);
        const open = (await stepsOf(world, firm)).filter((step) => step.state !== "done");
        expect(open, `seed ${seed}, round ${round}: the day is not closed`).toEqual([]);
      }
      const rules = await ownerRows<{ rule: string }>(
        world,
        "SELECT DISTINCT rule_code AS rule FROM journal_entry WHERE tenant_id = $1 ORDER BY 1",
        [firm.tenant.id],
      );
      for (const { rule } of rules) HAPPENED.add(rule);
      expect(Object.keys(await closing(firm))).toContain("1020");
      if (!hasHledger) return;
      const file = path.join(folder, `${seed}.journal`);
      await writeJournal(firm, file);
      await runProgram("hledger", ["-f", file, "check", "--strict"]);
      expect(await hledgerBalances(file)).toEqual(await ourBalances(firm));
    },
    240_000,
  );

  it("in these months everything really happened: cards, bank lines, matches, payouts, fees, remittances and journals", () => {
    const kinds = [
      "PC01",
      "PC05",
      "PC06",
      "PC07",
      "PC10",
      "PS02",
      "PS05",
      "PS10",
      "PS11",
      "PS12",
      "PS19",
      "PS20",
      "PS23",
      "PS24",
    ];
    expect([...HAPPENED].sort()).toEqual(expect.arrayContaining(kinds));
  });
});
