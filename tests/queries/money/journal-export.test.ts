import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { recordJournalExport } from "~/money/commands/ledger/record-journal-export.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { journalCsv } from "~/money/letters/journal-csv";
import { trialBalance } from "~/money/queries/ledger/trial-balance.server";
import { walkJournal } from "~/money/queries/ledger/walk-journal.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import {
  byCode,
  cellsOf,
  gather,
  hledgerBalances,
  isPresent,
  ourBalances,
  runProgram,
  writeJournal,
} from "../../support/journal-file";
import { absorb, enablePayments, nextKey, payByCard, settle } from "../../support/paying";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

const hasHledger = await isPresent("hledger");
const hasLedger = await isPresent("ledger");

let world: World;
let firm: Firm;
let folder: string;
let file: string;
let csv: string;

beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  await enablePayments(world, firm);
  const [card, cash] = await placeDebts(world, firm, [
    { amount: "300.00" },
    { name: "José; Núñez: the | other", amount: "120.50" },
  ]);
  if (!card || !cash) throw new Error("nothing was placed");
  const payment = await payByCard(world, firm, card, "110.07");
  const wish = { paymentId: payment.id, amount: "10.07", reason: "Paid twice" };
  yes(await firm.admin.change(requestRefund, wish, nextKey()));
  await settle(world);
  yes(await absorb(world, firm, payment));
  const taken = {
    accountId: cash.id,
    amount: "20.50",
    method: "cash",
    effectiveDate: firm.tenant.businessDate,
  };
  yes(await firm.admin.change(recordDebtorPayment, taken, nextKey()));
  folder = await mkdtemp(path.join(tmpdir(), "quittance-journal-"));
  file = path.join(folder, "books.journal");
  const range = { from: "2000-01-01", to: firm.tenant.businessDate };
  await writeJournal(firm, file);
  csv = await gather(journalCsv(walkJournal(firm.admin, range)));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the journal as a file", () => {
  it("has a line for every posting in CSV and control totals that agree", async () => {
    const lines = csv.replace("\uFEFF", "").trimEnd().split("\r\n");
    const control = lines.at(-1)?.split(",") ?? [];
    const balances = await firm.admin.read(trialBalance, { on: firm.tenant.businessDate });
    expect(control.slice(0, 2)).toEqual(["control total", `${lines.length - 2} lines`]);
    expect(control.at(-1)).toBe(control.at(-2));
    expect(control.at(-1)?.replace(".", "")).toBe(balances.debits.toString());
  });

  it("a period opens with what was there before it and closes as all days do", async () => {
    const { businessDate: on } = firm.tenant;
    const all = await firm.admin.read(trialBalance, { on });
    const none = await firm.admin.read(trialBalance, { on: "2999-12-31", from: "2999-12-31" });
    expect(none.rows.map(({ code, closing }) => ({ code, closing }))).toEqual(
      all.rows.map(({ code, closing }) => ({ code, closing })),
    );
    expect(none.rows.map((row) => row.opening)).toEqual(all.rows.map((row) => row.debits - row.credits));
    expect([none.debits, none.credits, none.difference]).toEqual([0n, 0n, 0n]);
  });

  it.skipIf(!hasHledger)(
    "passes hledger's strict check (skipped where hledger is not installed)",
    async () => {
      await expect(runProgram("hledger", ["-f", file, "check", "--strict"])).resolves.toBeDefined();
    },
  );

  it.skipIf(!hasHledger)(
    "gives hledger our trial balance (skipped where hledger is not installed)",
    async () => {
      expect(await hledgerBalances(file)).toEqual(await ourBalances(firm));
    },
  );

  it.skipIf(!hasLedger)(
    "gives ledger our trial balance (skipped where ledger is not installed)",
    async () => {
      const format = '"%(account)","%(scrub(display_total))"\n';
      const { stdout } = await runProgram("ledger", [
        "-f",
        file,
        "balance",
        "--flat",
        "--no-total",
        "--format",
        format,
      ]);
      const lines = stdout.trim().split("\n").map(cellsOf) as [string, string][];
      expect(byCode(lines)).toEqual(await ourBalances(firm));
    },
  );

  it("leaves a trace of who took it", async () => {
    const range = { from: "2026-01-01", to: firm.tenant.businessDate, format: "csv" };
    expect((await firm.admin.change(recordJournalExport, range)).ok).toBe(true);
    const refused = await firm.viewer.change(recordJournalExport, range);
    expect(refused.ok ? null : refused.refusal.code).toBe("FORBIDDEN");
  });
});
