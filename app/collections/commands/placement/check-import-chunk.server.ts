import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import {
  findImportForChange,
  type ImportRowEntry,
  saveImport,
  saveImportRows,
} from "~/office/data/import/import-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";
import { listKnownReferences } from "~/collections/data/placement/placed-accounts.server";
import type { ImportCounters } from "~/collections/domain/placement/import-progress";
import { recogniseColumns } from "~/collections/domain/placement/placement-columns";
import {
  readPlacementRow,
  type RowReading,
  type RowRules,
} from "~/collections/domain/placement/placement-row";

import { sampleRows } from "~/collections/domain/placement/sample-rows";
import type { ImportOptions } from "~/collections/domain/placement/import-options";

const record = z.object({
  line: z.number().int().positive(),
  cells: z.array(z.string()),
  fault: z.string().optional(),
});
export type FileRecord = z.infer<typeof record>;

export interface CheckedChunk {
  counters: ImportCounters;
  /** per fresh record, minor units; null where the row is refused */
  amounts: (bigint | null)[];
}

const input = z.object({
  importId: z.uuid(),
  header: z.array(z.string()),
  records: z.array(record).min(1).max(5000),
});

/** Dry run of a chunk: every row is read and judged, nothing but the error report is written. */
export const checkImportChunk = defineCommand(
  { name: "import.check_chunk", permission: "import:work", input },
  async (context, { importId, header, records }) => {
    const job = await findImportForChange<ImportCounters, ImportOptions>(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.stage !== "checking") return refuse("STALE_JOB");
    const fresh = records.filter((one) => one.line > job.counters.checkpoint);
    const last = fresh.at(-1);
    if (!last) return accept<CheckedChunk>({ counters: job.counters, amounts: [] });
    const map = recogniseColumns(header);
    if (!map.ok) return map;
    const readings = fresh.map((one) => readRecord(one, map.value, rulesOf(context)));
    const known = await listKnownReferences(context.db, job.options.creditorId, referencesOf(readings));
    const entries = fresh.flatMap((one, index) => entriesOf(one, readings[index], known));
    await saveImportRows(context.db, importId, entries);
    const count = (outcome: string) => entries.filter((entry) => entry.outcome === outcome).length;
    const counters: ImportCounters = {
      ...job.counters,
      processed: job.counters.processed + fresh.length,
      ok: job.counters.ok + fresh.length - count("error") - count("skipped"),
      errors: job.counters.errors + count("error"),
      skipped: job.counters.skipped + count("skipped"),
      warnings: job.counters.warnings + count("warning"),
      checkpoint: last.line,
    };
    const skipped = new Set(
      entries.filter((entry) => entry.outcome !== "warning").map((entry) => entry.line),
    );
    const amounts = fresh.map((one, index) =>
      skipped.has(one.line) ? null : (readings[index]?.value?.originalAmount ?? null),
    );
    const first = job.counters.checkpoint === 0;
    await saveImport(context.db, importId, {
      counters,
      ...(first ? { options: { sample: sampleRows(fresh, map.value) } } : {}),
      addAmountOk: amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n),
    });
    context.emit(
      "import.progressed",
      { type: "import_job", id: importId },
      { category: "system", after: { processed: counters.processed } },
    );
    return accept<CheckedChunk>({ counters, amounts });
  },
);

export function rulesOf(context: CommandContext): RowRules {
  const region = context.tenant.country as Parameters<typeof parsePhoneNumberFromString>[1];
  return {
    currency: context.tenant.currency,
    today: context.today,
    parsePhone: (text) => {
      const parsed = parsePhoneNumberFromString(text, region);
      return parsed?.isValid() ? parsed.number : null;
    },
  };
}

/** A record the file reader could not cut (an open quote, a line beyond measure) carries its own fault. */
export function readRecord(
  one: FileRecord,
  map: Parameters<typeof readPlacementRow>[1],
  rules: RowRules,
): RowReading {
  if (!one.fault) return readPlacementRow(one.cells, map, rules);
  return {
    value: null,
    faults: [{ column: "", value: one.cells.join(" ").slice(0, 80), code: one.fault, level: "error" }],
  };
}

function referencesOf(readings: RowReading[]): string[] {
  return readings.flatMap((reading) => (reading.value ? [reading.value.externalRef] : []));
}

function entriesOf(one: FileRecord, reading: RowReading | undefined, known: Set<string>): ImportRowEntry[] {
  if (!reading) return [];
  const errors = reading.faults.filter((fault) => fault.level === "error");
  const warnings = reading.faults.filter((fault) => fault.level === "warning");
  const raw = maskedCells(one.cells);
  const entries: ImportRowEntry[] = [];
  if (errors.length > 0) entries.push({ line: one.line, outcome: "error", faults: errors, raw });
  else if (reading.value && known.has(reading.value.externalRef)) {
    const fault = { column: "external_ref", value: reading.value.externalRef, code: "EXISTS", level: "info" };
    entries.push({ line: one.line, outcome: "skipped", faults: [fault], raw });
  }
  if (warnings.length > 0) entries.push({ line: one.line, outcome: "warning", faults: warnings, raw });
  return entries;
}

/** The original cells, so that the error file can be corrected and loaded alone; a monster cell is cut. */
function maskedCells(cells: string[]): string[] {
  return cells.slice(0, 100).map((cell) => cell.slice(0, 500));
}
