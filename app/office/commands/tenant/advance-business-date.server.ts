import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveBusinessDate } from "~/office/data/tenant/tenants.server";
import { accept } from "~/office/domain/outcome";

const input = z.object({ to: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) });

/** The firm's own today moves on, once per date and never back. */
export const advanceBusinessDate = defineCommand(
  { name: "tenant.advance_business_date", permission: "tenant:day_end", input },
  async (context, { to }) => {
    if (!(await saveBusinessDate(context.db, to))) return accept({ businessDate: context.today });
    context.emit(
      "business_date.advanced",
      { type: "tenant", id: context.tenant.id },
      { before: { business_date: context.today }, after: { business_date: to }, category: "system" },
    );
    return accept({ businessDate: to });
  },
);
