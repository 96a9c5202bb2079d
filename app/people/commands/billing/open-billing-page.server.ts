import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";

import { askProvider } from "./ask-provider.server";

/** A page of the provider is wanted: to keep another card or account, or its own pages with invoices and address. */
export const openBillingPage = defineCommand(
  {
    name: "billing.open_page",
    permission: "billing:manage",
    input: z.object({ page: z.enum(["method", "portal"]) }),
  },
  async (context, { page }) => accept({ askId: await askProvider(context, page, {}) }),
);
