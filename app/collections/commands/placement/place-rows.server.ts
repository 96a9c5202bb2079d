import type { CommandContext } from "~/office/commands/command/define-command";
import { saveImportRows, type StoredImport } from "~/office/data/import/import-jobs.server";
import { formatNumber, reserveNumbers } from "~/office/data/number/number-series.server";
import { sealIdentifier } from "~/people/data/customer/identifiers.server";
import {
  listKnownReferences,
  type PlacedRow,
  savePlacedAccounts,
  savePlacedCustomers,
} from "~/collections/data/placement/placed-accounts.server";
import { findPlacementOf, saveNewPlacement } from "~/collections/data/placement/placements.server";
import type { ImportOptions } from "~/collections/domain/placement/import-options";
import type { ImportCounters } from "~/collections/domain/placement/import-progress";
import type { PlacementValue } from "~/collections/domain/placement/placement-row";

type Job = StoredImport<ImportCounters, ImportOptions>;

export interface GoodRow {
  line: number;
  value: PlacementValue;
}

/** Writes the rows; those whose reference appeared since the check are skipped and counted. */
export async function placeRows(
  context: CommandContext,
  job: Job,
  good: GoodRow[],
): Promise<{ rows: number; amount: bigint }> {
  const { creditorId } = job.options;
  const known = await listKnownReferences(
    context.db,
    creditorId,
    good.map((row) => row.value.externalRef),
  );
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
      {
        after: {
          external_ref: value.externalRef,
          original_amount: value.originalAmount,
          import_id: job.id,
          line,
        },
        desk: "collections",
      },
    );
    const last4 = value.ssnLast4
      ? sealIdentifier(context.tenant.id, "national_id_last4", value.ssnLast4)
      : null;
    return {
      line,
      value,
      accountId,
      customerId: context.newId(),
      customerNumber: formatNumber(prefix, first + BigInt(index)),
      eventId,
      last4,
    };
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

async function placementOf(
  context: CommandContext,
  job: Job,
): Promise<{ id: string; contractVersionId: string }> {
  const known = await findPlacementOf(context.db, job.id);
  if (known) return known;
  const id = context.newId();
  const { creditorId, contractVersionId } = job.options;
  const { first, prefix } = await reserveNumbers(context.db, "placement", 1);
  const placementNo = formatNumber(prefix, first);
  await saveNewPlacement(context.db, {
    id,
    placementNo,
    creditorId,
    contractVersionId,
    placedOn: context.today,
    importJobId: job.id,
  });
  context.emit(
    "placement.received",
    { type: "placement", id },
    { after: { placement_no: placementNo }, desk: "collections" },
  );
  return { id, contractVersionId };
}
