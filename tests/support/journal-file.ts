import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";

import { journalText } from "~/money/letters/journal-text";
import { trialBalance } from "~/money/queries/ledger/trial-balance.server";
import { walkJournal } from "~/money/queries/ledger/walk-journal.server";

import type { Firm } from "./firm";

export const runProgram = promisify(execFile);

/** hledger and ledger judge our books where they are installed. */
export const isPresent = (program: string): Promise<boolean> =>
  runProgram(program, ["--version"]).then(
    () => true,
    () => false,
  );

export async function gather(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

/** The firm's whole journal as a plain-text file. */
export async function writeJournal(firm: Firm, file: string): Promise<void> {
  const range = { from: "2000-01-01", to: firm.tenant.businessDate };
  await writeFile(file, await gather(journalText("Firm, all days", walkJournal(firm.admin, range))));
}

/** code → debits less credits in minor units, without zeros. */
export async function ourBalances(firm: Firm): Promise<Record<string, bigint>> {
  const { rows, difference } = await firm.admin.read(trialBalance, { on: firm.tenant.businessDate });
  if (difference !== 0n) throw new Error(`the books differ by ${difference}`);
  const nets = rows.map((row) => [row.code, row.debits - row.credits] as const);
  return Object.fromEntries(nets.filter(([, net]) => net !== 0n));
}

/** Sums lines of [account, amount text] by the account's code, as the other programs tell them. */
export function byCode(lines: [string, string][]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const [account, amount] of lines) {
    const code = /:(\d{4}) /.exec(account)?.[1];
    const minor = BigInt(amount.replace(/[^\d-]/g, ""));
    if (code && minor !== 0n) sums[code] = (sums[code] ?? 0n) + minor;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0n));
}

export const cellsOf = (line: string) => line.slice(1, -1).split('","');

export async function hledgerBalances(file: string): Promise<Record<string, bigint>> {
  const { stdout } = await runProgram("hledger", [
    "-f",
    file,
    "balance",
    "--flat",
    "--no-total",
    "-O",
    "csv",
  ]);
  return byCode(stdout.trim().split("\n").slice(1).map(cellsOf) as [string, string][]);
}
