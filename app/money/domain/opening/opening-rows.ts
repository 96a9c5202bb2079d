// Source: spec 05 §3, PS21: each opening balance is posted against 3090, which must end at zero.
import { parseAmount } from "~/money/domain/amount/money";
import { credit, debit, type EntryDraft } from "~/money/domain/ledger/journal-entry";
import type { LedgerCode } from "~/money/domain/ledger/manual-journal";

/** What balances the rows until all of them are in. */
export const OPENING_CODE = "3090";
export const MOST_ROWS = 500;

/** One balance as a person gave it, and what it was read as; `fault` says why it cannot be posted. */
export interface OpeningRow {
  row: number;
  code: string;
  reference: string;
  dr: bigint;
  cr: bigint;
  dimensionId: string | null;
  fault: string | null;
}

/** Ids of what a sub-account stands for, by dimension and the name that people use, in lower case. */
export type OpeningPlaces = Map<string, Map<string, string>>;

export interface OpeningFacts {
  currency: string;
  chart: Map<string, LedgerCode>;
  places: OpeningPlaces;
}

/** Rows of "account, reference, debit, credit, currency", split by comma, semicolon or tab; a heading is passed over. */
export function readOpeningRows(text: string, facts: OpeningFacts): OpeningRow[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const rows = lines.flatMap((line, at) =>
    line.trim() === "" ? [] : [{ row: at + 1, cells: cellsOf(line) }],
  );
  const body = /^\d/.test(rows[0]?.cells[0] ?? "") ? rows : rows.slice(1);
  return body.map(({ row, cells }) => readRow(row, cells, facts));
}

function cellsOf(line: string): string[] {
  const mark = ["\t", ";", ","].find((one) => line.includes(one)) ?? ",";
  const cells = line.match(new RegExp(`(?:"(?:[^"]|"")*"|[^${mark}"]*)(?:${mark}|$)`, "g")) ?? [];
  return cells.map((cell) => {
    const bare = (cell.endsWith(mark) ? cell.slice(0, -1) : cell).trim();
    return bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"').trim() : bare;
  });
}

function readRow(row: number, cells: string[], { currency, chart, places }: OpeningFacts): OpeningRow {
  const [code = "", reference = "", debits = "", credits = "", money = ""] = cells;
  const [dr, cr] = [amountOf(debits, currency), amountOf(credits, currency)];
  const known = chart.get(code);
  const dimension = known?.dimension ?? null;
  const dimensionId =
    dimension === null ? null : (places.get(dimension)?.get(reference.toLowerCase()) ?? null);
  const faults: [boolean, string][] = [
    [!known || code === OPENING_CODE, "ACCOUNT_MISSING"],
    [known?.frozen ?? false, "ACCOUNT_FROZEN"],
    [dimension !== null && !places.has(dimension), "DIMENSION_NOT_OFFERED"],
    [dimension !== null && dimensionId === null, "REFERENCE_UNKNOWN"],
    [dimension === null && reference !== "", "REFERENCE_NOT_NEEDED"],
    [money !== "" && money.toUpperCase() !== currency, "CURRENCY_MIX"],
    [dr === null || cr === null, "AMOUNT_NOT_NUMBER"],
    [(dr ?? 0n) > 0n === (cr ?? 0n) > 0n, "ONE_SIDE"],
  ];
  const fault = faults.find(([broken]) => broken)?.[1] ?? null;
  return { row, code, reference, dr: dr ?? 0n, cr: cr ?? 0n, dimensionId, fault };
}

/** Nothing typed is nothing; null cannot be read. */
function amountOf(text: string, currency: string): bigint | null {
  if (text === "" || /^0+([.,]0+)?$/.test(text)) return 0n;
  const parsed = parseAmount(text, currency, { grouped: true });
  return parsed.ok ? parsed.value.minor : null;
}

/** PS21: the balance against 3090. */
export function openingEntry({ code, dimensionId, dr, cr }: OpeningRow): EntryDraft {
  const own = { dimensionId: dimensionId ?? undefined };
  const lines =
    dr > 0n
      ? [debit(code, own.dimensionId, dr), credit(OPENING_CODE, undefined, dr)]
      : [debit(OPENING_CODE, undefined, cr), credit(code, own.dimensionId, cr)];
  return { ruleCode: "PS21", voucherType: "journal", lines };
}
