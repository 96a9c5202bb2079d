import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findAchFileForChange, listAchEntries, saveAchFile } from "~/money/data/ach/ach-files.server";
import { findPaymentForChange } from "~/money/data/payment/payments.server";

import { completeDebit } from "./complete-debit.server";

/** The bank said that it took the file and drew it: until somebody says so, nothing is assumed. */
export const takeDebitFile = defineCommand(
  { name: "ach_file.take", permission: "ach:exchange", input: z.object({ fileId: z.uuid() }) },
  async (context, { fileId }) => {
    const file = await findAchFileForChange(context.db, fileId);
    if (file?.kind !== "debit") return refuse("NOT_FOUND");
    if (file.state === "taken") return refuse("ALREADY_DONE");
    if (file.effectiveOn && file.effectiveOn > context.today)
      return refuse("DAY_NOT_HERE", { facts: { on: file.effectiveOn } });
    let drawn = 0;
    for (const { paymentId } of await listAchEntries(context.db, fileId)) {
      const payment = await findPaymentForChange(context.db, paymentId);
      if (payment?.state !== "submitted") continue;
      const done = await completeDebit(context, payment, file);
      if (!done.ok) return done;
      drawn += 1;
    }
    await saveAchFile(context.db, fileId, { state: "taken" });
    context.emit(
      "ach_file.taken",
      { type: "ach_file", id: fileId },
      { after: { drawn }, desk: "collections" },
    );
    return accept({ drawn });
  },
);
