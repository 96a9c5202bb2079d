import type { NachaBatch, NachaFault, NachaFile, NachaTotals } from "./nacha-file";
import type { NachaLine } from "./nacha-lines";
import { blockCount, totalsOf } from "./nacha-totals";

const SUMS = ["entryAddendaCount", "entryHash", "totalDebit", "totalCredit"] as const;

/** What the batch control says against the entries above it and the header they stand under. */
export function checkBatchControl(batch: NachaBatch, line: NachaLine, faults: NachaFault[]): void {
  const { header, control } = batch;
  if (!header || !control) return;
  const differs = comparer("batch_control", line.number, faults);
  compareSums(differs, control, totalsOf(batch.entries));
  differs("companyId", control.companyId, header.companyId);
  differs("batchNumber", control.batchNumber, header.batchNumber);
}

/** What the file control says against every batch of the file. */
export function checkFileControl(file: NachaFile, lines: NachaLine[]): void {
  const { control } = file;
  if (!control) return;
  const last = lines.findLast((line) => line.text.startsWith("9") && !/^9+$/.test(line.text));
  const differs = comparer("file_control", last?.number ?? lines.length, file.faults);
  compareSums(differs, control, file.totals);
  differs("batchCount", control.batchCount, file.batches.filter((batch) => batch.header).length);
  differs("blockCount", control.blockCount, blockCount(lines.length));
}

type Comparer = (field: string, found: unknown, expected: unknown) => void;

function compareSums(differs: Comparer, said: NachaTotals, counted: NachaTotals): void {
  for (const field of SUMS) differs(field, said[field], counted[field]);
}

function comparer(record: "batch_control" | "file_control", line: number, faults: NachaFault[]): Comparer {
  return (field, found, expected) => {
    if (found === expected) return;
    faults.push({
      line,
      record,
      field,
      code: "CONTROL_DIFFERS",
      found: String(found),
      expected: String(expected),
    });
  };
}
