import { commitStatement } from "~/money/commands/statement/commit-statement.server";
import { confirmProfile } from "~/money/commands/statement/confirm-profile.server";
import { startStatement } from "~/money/commands/statement/start-statement.server";
import { statementWork } from "~/money/queries/statement/statement-work.server";
import type { StoredStatement } from "~/money/data/statement/statement-files.server";

import { type Firm, yes } from "./firm";
import { ownerRows } from "./owner-rows";
import { settle } from "./paying";
import type { World } from "./world";

export async function bankAccountOf(world: World, firm: Firm, kind = "operating"): Promise<string> {
  const [row] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM bank_account WHERE tenant_id = $1 AND kind = $2 ORDER BY id LIMIT 1",
    [firm.tenant.id, kind],
  );
  return row?.id ?? "";
}

/** Uploads a file and reads it; the answer of the upload, which may be a refusal. */
export async function upload(
  world: World,
  firm: Firm,
  content: string | Buffer,
  more: { bankAccountId?: string; fileName?: string } = {},
) {
  const stored = await world.store(firm.tenant.id, content);
  const bankAccountId = more.bankAccountId ?? (await bankAccountOf(world, firm));
  const begun = await firm.admin.change(startStatement, {
    ...stored,
    fileName: more.fileName ?? "statement.csv",
    mime: "text/csv",
    bankAccountId,
  });
  await settle(world);
  return begun;
}

export async function statementOf(firm: Firm, fileId: string): Promise<StoredStatement> {
  const work = await firm.admin.read(statementWork, { fileId });
  if (!work) throw new Error("the statement is gone");
  return work.file;
}

/** Uploads and reads; a profile made up from the headings is agreed to. */
export async function readFile(
  world: World,
  firm: Firm,
  content: string | Buffer,
  more: { bankAccountId?: string } = {},
): Promise<StoredStatement> {
  const { fileId } = yes(await upload(world, firm, content, more));
  const file = await statementOf(firm, fileId);
  const { profile } = file.findings;
  if (file.state !== "parsed" || !profile) return file;
  yes(
    await firm.admin.change(confirmProfile, {
      fileId,
      dateFormat: profile.dateFormat,
      decimal: profile.number.decimal,
      skipFooter: 0,
      balanceReliable: String(profile.balanceReliable),
    }),
  );
  await settle(world);
  return statementOf(firm, fileId);
}

export async function takeIn(
  world: World,
  firm: Firm,
  content: string | Buffer,
  more: { bankAccountId?: string; reason?: string; accepted?: number[] } = {},
): Promise<StoredStatement> {
  const file = await readFile(world, firm, content, more);
  const { reason, accepted } = more;
  yes(await firm.admin.change(commitStatement, { fileId: file.id, reason, accepted }));
  await settle(world);
  return statementOf(firm, file.id);
}

/** A table of one line per day: "2026-01-01,Payment 1,10.00". */
export function table(lines: [day: string, text: string, amount: string][]): string {
  return ["Date,Details,Amount", ...lines.map((line) => line.join(","))].join("\n");
}

export interface Mt940Line {
  /** YYMMDD */
  day: string;
  side: "C" | "D";
  amount: string;
  text: string;
}

/** One MT940 statement; balances signed like "C260101EUR100,00". */
export function mt940(
  account: string,
  opening: string,
  closing: string,
  lines: Mt940Line[],
  number = "1/1",
): string {
  return [
    ":20:STATEMENT",
    `:25:${account}`,
    `:28C:${number}`,
    `:60F:${opening}`,
    ...lines.flatMap(({ day, side, amount, text }) => [
      `:61:${day}${side}${amount}NTRFNONREF`,
      `:86:${text}`,
    ]),
    `:62F:${closing}`,
    "-",
  ].join("\n");
}

export interface LineRow {
  id: string;
  amount: string;
  side: string;
  state: string;
  narrative: string;
  occurrence: number;
  reason: string | null;
}

export function linesOf(world: World, firm: Firm): Promise<LineRow[]> {
  return ownerRows<LineRow>(
    world,
    "SELECT id, amount, side, state, narrative, occurrence, reason FROM statement_line WHERE tenant_id = $1 ORDER BY booking_date, line_no",
    [firm.tenant.id],
  );
}

/** I17: what stands in 2300 and 1900 is what waits in the unmatched lines. Rows that break it. */
export function suspenseFaults(world: World, firm: Firm): Promise<unknown[]> {
  return ownerRows(
    world,
    `SELECT x.code FROM (VALUES ('2300', 'C', -1), ('1900', 'D', 1)) AS x(code, side, sign)
      WHERE coalesce((SELECT sum(p.dr - p.cr) * x.sign FROM posting p JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
          WHERE p.tenant_id = $1 AND a.code = x.code), 0)
        <> coalesce((SELECT sum(l.amount - l.matched) FROM statement_line l WHERE l.tenant_id = $1 AND l.side = x.side AND l.state <> 'ignored'), 0)`,
    [firm.tenant.id],
  );
}
