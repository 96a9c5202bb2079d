import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { findImportForChange, listRefusedLines, saveImport, saveImportRows, type StoredImport } from "~/office/data/import/import-jobs.server";
import { formatNumber, reserveNumbers } from "~/office/data/number/number-series.server";
import { accept, refuse } from "~/office/domain/outcome";
import { sealIdentifier } from "~/people/data/customer/identifiers.server";
import {
  listKnownReferences,
  type PlacedRow,
  savePlacedAccounts,
  savePlacedCustomers,
} from "~/collections/data/placement/placed-accounts.server";
import { findPlacementOf, saveNewPlacement } from "~/collections/data/placement/placements.server";
import type { ImportCounters } from "~/collections/domain/placement/import-progress";
import { recogniseColumns } from "~/collections/domain/placement/placement-columns";
import type { PlacementValue } from "~/collections/domain/placement/placement-row";

import { type FileRecord, readRecord, rulesOf } from "./check-import-chunk.server";
import type { ImportOptions } from "./start-import.server";

const record = z.object({ line: z.number().int().positive(), cells: z.array(z.string()), fault: z.string().optional() });
const input = z.object({ importId: z.uuid(), header: z.array(z.string()), records: z.array(record).min(1).max(5000) });

type Job = StoredImport<ImportCounters, ImportOptions>;

/** Accounts of one chunk with the checkpoint that says so, in one transaction: a replay loads no row twice. */
export const loadImportChunk = defineCommand(
  { name: "import.load_chunk", permission: "import:work", input },
  async (context, { importId, header, records }) => {
    const job = await findImportForChange<ImportCounters, ImportOptions>(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.stage !== "loading" || job.status !== "processing") return refuse("STALE_JOB");
    const fresh = records.filter((one) => one.line > job.counters.checkpoint);
    const first = fresh[0];
    const last = fresh.at(-1);
    if (!first || !last) return accept(job.counters);
    const map = recogniseColumns(header);
    if (!map.ok) return map;
    const refused = await listRefusedLines(context.db, importId, first.line, last.line);
    const rules = rulesOf(context);
    const good = fresh.flatMap((one) => {
      const value = refused.has(one.line) ? null : readRecord(one, map.value, rules).value;
      return value ? [{ line: one.line, value, record: one }] : [];
    });
    const late = await placeRows(context, job, good);
    const counters: ImportCounters = { ...job.counters, checkpoint: last.line, ok: job.counters.ok - late.rows, skipped: job.counters.skipped + late.rows };
    await saveImport(context.db, importId, { counters, addAmountOk: -late.amount });
    context.emit("import.progressed", { type: "import_job", id: importId }, { category: "system", after: { checkpoint: last.line } });
    return accept(counters);
  },
);

interface GoodRow {
  line: number;
  value: PlacementValue;
  record: FileRecord;
}

/** Writes the rows; those whose reference appeared since the check are skipped and counted. */
async function placeRows(context: CommandContext, job: Job, good: GoodRow[]): Promise<{ rows: number; amount: bigint }> {
  const { creditorId } = job.options;
  const known = await listKnownReferences(context.db, creditorId, good.map((row) => row.value.externalRef));
  const late = good.filter((row) => known.has(row.value.externalRef));
  const fresh = good.filter((row) => !known.has(row.value.externalRef));
  await saveImportRows(
    context.db,
    job.id,
    late.map((row) => ({
      line: row.line,
      outcome: "skipped",
      faults: [{ column: "external_ref", value: row.value.externalRef, code: "EXISTS", level: "info" }],
      raw: null,
    })),
  );
  if (fresh.length > 0) await placeFresh(context, job, fresh);
  return { rows: late.length, amount: late.reduce((sum, row) => sum + row.value.originalAmount, 0n) };
}

async function placeFresh(context: CommandContext, job: Job, fresh: GoodRow[]): Promise<void> {
  const { id: placementId, contractVersionId } = await placementOf(context, job);
  const { first, prefix } = await reserveNumbers(context.db, "customer", fresh.length);
  const placed: PlacedRow[] = fresh.map(({ line, value }, index) => {
    const accountId = context.newId();
    const eventId = context.emit(
      "account.placed",
      { type: "account", id: accountId },
      { after: { external_ref: value.externalRef, original_amount: value.originalAmount, import_id: job.id, line }, desk: "collections" },
    );
    const last4 = value.ssnLast4 ? sealIdentifier(context.tenant.id, "national_id_last4", value.ssnLast4) : null;
    return { line, value, accountId, customerId: context.newId(), customerNumber: formatNumber(prefix, first + BigInt(index)), eventId, last4 };
  });
  await savePlacedCustomers(context.db, placed, context.tenant.country);
  const frame = {
    placementId,
    creditorId: job.options.creditorId,
    contractVersionId,
    currency: job.currency,
    placedOn: context.today,
    published: job.options.accept === "partial",
    createdBy: { kind: context.actor.kind, id: context.actor.id },
  };
  await savePlacedAccounts(context.db, frame, placed);
}

async function placementOf(context: CommandContext, job: Job): Promise<{ id: string; contractVersionId: string }> {
  const known = await findPlacementOf(context.db, job.id);
  if (known) return known;
  const id = context.newId();
  const { creditorId, contractVersionId } = job.options;
  const { first, prefix } = await reserveNumbers(context.db, "placement", 1);
  const placementNo = formatNumber(prefix, first);
  await saveNewPlacement(context.db, { id, placementNo, creditorId, contractVersionId, placedOn: context.today, importJobId: job.id });
  context.emit("placement.received", { type: "placement", id }, { after: { placement_no: placementNo }, desk: "collections" });
  return { id, contractVersionId };
}
