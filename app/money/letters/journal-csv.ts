import { csvLine } from "~/office/domain/csv-cell";
import { toPlainAmount } from "~/money/domain/amount/money";
import type { PlainEntry } from "~/money/domain/ledger/plain-text-journal";

export type CsvEntry = Omit<PlainEntry, "lines"> & {
  voucherType: string;
  subjectType: string;
  subjectId: string;
  lines: (PlainEntry["lines"][number] & { dimensionType: string | null })[];
};

const HEAD = [
  "entry_no", "entry_id", "posting_date", "effective_date", "rule", "voucher_type", "narration", "subject_type", "subject_id",
  "account_code", "account_name", "dimension_type", "dimension_id", "currency", "debit", "credit",
]; // prettier-ignore

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The journal as CSV (spec 05 §13), one line per posting, in pieces as the batches come. The last line
 * carries the control totals: how many lines, and the sums of both sides.
 */
export async function* journalCsv(batches: AsyncIterable<CsvEntry[]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(HEAD);
  const totals = new Map<string, { debit: bigint; credit: bigint }>();
  let count = 0;
  for await (const batch of batches) {
    for (const { currency, dr, cr } of batch.flatMap((entry) => entry.lines)) {
      const { debit, credit } = totals.get(currency) ?? { debit: 0n, credit: 0n };
      totals.set(currency, { debit: debit + dr, credit: credit + cr });
      count += 1;
    }
    yield batch.map(entryLines).join("");
  }
  for (const [currency, { debit, credit }] of totals) {
    const blank = Array.from({ length: 11 }, () => null);
    yield csvLine([
      "control total",
      `${count} lines`,
      ...blank,
      currency,
      plain(debit, currency),
      plain(credit, currency),
    ]);
  }
}

function entryLines(entry: CsvEntry): string {
  const { id, postingDate, effectiveDate, ruleCode, voucherType, narration, subjectType, subjectId } = entry;
  const head = [
    entry.entryNo,
    id,
    postingDate,
    effectiveDate,
    ruleCode,
    voucherType,
    narration,
    subjectType,
    subjectId,
  ];
  return entry.lines
    .map(({ code, name, dimensionType, dimensionId, currency, dr, cr }) =>
      csvLine([
        ...head,
        code,
        name,
        dimensionType,
        dimensionId,
        currency,
        dr === 0n ? null : plain(dr, currency),
        cr === 0n ? null : plain(cr, currency),
      ]),
    )
    .join("");
}

function plain(minor: bigint, currency: string): { plain: string } {
  return { plain: toPlainAmount({ minor, currency }) };
}
