import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findTrustProcessor } from "~/money/data/payment/payments.server";
import { saveItemsRead } from "~/money/data/provider/provider-items.server";
import { providerItem } from "~/money/domain/provider/provider-item";

import { takeItems } from "./take-items.server";

const input = z.object({ items: z.array(providerItem).max(1000), readUntil: z.date().nullable() });

/**
 * Lines of the processor's own book, as a job read them; the same line twice is one. `readUntil` comes with the last
 * page: up to then the two books can be compared (I23).
 */
export const absorbBalanceItems = defineCommand(
  { name: "provider_item.absorb", permission: "payment:absorb", input },
  async (context, { items, readUntil }) => {
    const place = await findTrustProcessor(context.db);
    if (!place) return refuse("NOT_FOUND");
    const { processorAccountId, trustBankId: bankAccountId } = place;
    const taken = await takeItems(context, { processorAccountId, bankAccountId }, null, items);
    if (readUntil) await saveItemsRead(context.db, processorAccountId, readUntil);
    return accept({ taken: taken.length });
  },
);
