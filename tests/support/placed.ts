import { approveImport } from "~/collections/commands/placement/approve-import.server";
import { startImport } from "~/collections/commands/placement/start-import.server";
import { worklistPage, type WorklistRow } from "~/collections/queries/worklist/worklist-page.server";
import { worklistFilter } from "~/collections/domain/worklist/worklist-filter";
import { importWork, type ImportWork } from "~/collections/queries/import-work.server";

import type { Firm } from "./firm";
import { yes } from "./firm";
import type { World } from "./world";

/** Uploads, checks, approves and loads a file; answers the import as it ended. */
export async function importFile(
  world: World,
  firm: Firm,
  fileName: string,
  content: string | Buffer,
  options: { accept?: "partial" | "all_or_nothing"; approve?: boolean } = {},
): Promise<ImportWork["job"]> {
  const stored = await world.store(firm.tenant.id, content);
  const { importId } = yes(
    await firm.admin.change(startImport, {
      ...stored,
      fileName,
      mime: "text/csv",
      creditorId: firm.creditorId,
      accept: options.accept ?? "partial",
      source: "upload",
    }),
  );
  await drainAll(world);
  if (options.approve !== false) {
    await firm.admin.change(approveImport, { importId });
    await drainAll(world);
  }
  const work = await firm.system.read(importWork, { importId });
  if (!work) throw new Error("the import is gone");
  return work.job;
}

async function drainAll(world: World): Promise<void> {
  const { errors } = await world.drain();
  if (errors[0]) throw errors[0].error;
}

export const HEADER =
  "external_ref,debtor_name,debtor_ssn_last4,debtor_email,debtor_phone,original_amount,due_date,creditor_name,account_type";

export interface PlacedDebt {
  ref?: string;
  name?: string;
  email?: string;
  amount?: string;
}

/** Places debts through the real import; answers their rows in the order given. */
export async function placeDebts(world: World, firm: Firm, debts: PlacedDebt[]): Promise<WorklistRow[]> {
  const tag = Math.random().toString(36).slice(2, 8).toUpperCase();
  const lines = debts.map(
    ({ ref, name = "Angela Foster", email = "angela.foster@example.com", amount = "300.00" }, index) =>
      [
        ref ?? `T-${tag}-${index}`,
        name,
        "7823",
        email,
        "+12145551234",
        amount,
        "2026-01-15",
        "National Credit Corp",
        "credit_card",
      ].join(","),
  );
  const job = await importFile(world, firm, `${tag}.csv`, [HEADER, ...lines].join("\n"));
  if (job.status !== "completed") throw new Error(`the import ended ${job.status} ${job.errorCode ?? ""}`);
  const page = await firm.admin.read(
    (context) => worklistPage(context, worklistFilter.parse({ sort: "created" }), 500),
    undefined,
  );
  return lines.map((line) => {
    const found = page.rows.find((row) => row.externalRef === line.split(",")[0]);
    if (!found) throw new Error(`not placed: ${line}`);
    return found;
  });
}

/** One debt of one person; 300.00 unless told. */
export async function placeDebt(world: World, firm: Firm, debt: PlacedDebt = {}): Promise<WorklistRow> {
  const [account] = await placeDebts(world, firm, [debt]);
  if (!account) throw new Error("nothing was placed");
  return account;
}
