import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { formatNumber, reserveNumbers } from "~/office/data/number/number-series.server";
import { accept, refuse } from "~/office/domain/outcome";
import { findCreditorIdByName, saveNewCreditor } from "~/collections/data/placement/placements.server";

const input = z.object({ name: z.string().trim().min(1, "REQUIRED").max(160, "TOO_LONG") });

/** A firm that places accounts with us; a name already known is refused with the first record. */
export const createCreditor = defineCommand(
  { name: "creditor.create", permission: "creditor:create", input },
  async (context, { name }) => {
    const known = await findCreditorIdByName(context.db, name);
    if (known)
      return refuse("DUPLICATE", { fields: { name: "CREDITOR_EXISTS" }, facts: { creditorId: known } });
    const creditorId = context.newId();
    const { first, prefix } = await reserveNumbers(context.db, "contract", 1);
    await saveNewCreditor(context.db, {
      id: creditorId,
      name,
      contractId: context.newId(),
      contractNo: formatNumber(prefix, first),
      versionId: context.newId(),
      currency: context.tenant.currency,
      from: "2000-01-01",
    });
    context.emit(
      "creditor.created",
      { type: "creditor", id: creditorId },
      { after: { name }, desk: "collections" },
    );
    return accept({ creditorId });
  },
);
