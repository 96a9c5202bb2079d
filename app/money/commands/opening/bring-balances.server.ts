import { createHash } from "node:crypto";

import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { listLedgerCodes } from "~/money/data/ledger/chart.server";
import {
  findBatchBySha,
  findOpeningDay,
  findOpeningPlaces,
  isMigrationDone,
  saveNewBatch,
} from "~/money/data/opening/opening-batches.server";
import { MOST_ROWS, readOpeningRows } from "~/money/domain/opening/opening-rows";

const input = z.object({
  text: z.string("REQUIRED").min(1, "REQUIRED").max(200_000, "TOO_LONG"),
  fileName: z.string().trim().max(255).nullable().default(null),
});

/**
 * Rows of balances from another system, each checked by itself; nothing is posted. The same rows come in once, unless
 * they had faults.
 */
export const bringBalances = defineCommand(
  { name: "opening.bring", permission: "journal:create", input },
  async (context, { text, fileName }) => {
    const { currency } = context.tenant;
    if (await isMigrationDone(context.db, context.today)) return refuse("MIGRATION_DONE");
    const [chart, places] = [
      await listLedgerCodes(context.db, currency),
      await findOpeningPlaces(context.db),
    ];
    const rows = readOpeningRows(text, { currency, chart, places });
    if (rows.length === 0) return refuse("EMPTY_FILE", { fields: { text: "EMPTY_FILE" } });
    if (rows.length > MOST_ROWS) return refuse("TOO_MANY_ROWS", { fields: { text: "TOO_MANY_ROWS" } });
    const said = rows
      .map(({ code, reference, dr, cr }) => `${code}|${reference.toLowerCase()}|${dr}|${cr}`)
      .join("\n");
    const sha256 = createHash("sha256").update(said).digest();
    const earlier = await findBatchBySha(context.db, sha256);
    if (earlier) return refuse("DUPLICATE_FILE", { facts: { batchId: earlier } });
    const id = context.newId();
    const faults = rows.filter(({ fault }) => fault !== null).length;
    const sound = rows.filter(({ fault }) => fault === null);
    await saveNewBatch(context.db, {
      id, sha256, fileName, rows, faults, state: faults > 0 ? "faulty" : "checked", datedOn: await findOpeningDay(context.db, context.today),
      debits: sound.reduce((sum, { dr }) => sum + dr, 0n), credits: sound.reduce((sum, { cr }) => sum + cr, 0n),
      by: { kind: context.actor.kind, id: context.actor.id },
    }); // prettier-ignore
    context.emit("opening.brought", { type: "opening_batch", id }, { after: { rows: rows.length, faults } });
    return accept({ batchId: id });
  },
);
