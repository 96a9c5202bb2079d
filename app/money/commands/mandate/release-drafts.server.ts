import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { listWaitingDrafts } from "~/money/data/mandate/drafts.server";
import { savePayment } from "~/money/data/payment/payments.server";

const input = z.object({ reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500) });

/** A person looked at the returns and lets the drafts go that wait because of them (▸ 7.c); later ones wait again. */
export const releaseDrafts = defineCommand(
  { name: "mandate.release_drafts", permission: "mandate:release", input },
  async (context, { reason }) => {
    const due = await listWaitingDrafts(context.db, { until: context.today });
    const held = due.filter(
      ({ metadata }) => metadata["waits_for"] === "return_rates" && !metadata["released_by"],
    );
    if (held.length === 0) return refuse("NOTHING_WAITS");
    for (const { id } of held) {
      await savePayment(context.db, id, { metadata: { released_by: context.actor.id } });
      context.emit("payment.let_go", { type: "payment", id }, { reason, desk: "collections" });
      context.enqueue("charge-draft", { paymentId: id }, { singletonKey: id });
    }
    return accept({ released: held.length });
  },
);
