import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveWentLive } from "~/office/data/tenant/tenant-names.server";
import { accept, refuse } from "~/office/domain/outcome";
import { findLiveFacts } from "~/people/data/setup/live-facts.server";
import { liveChecks, missingForLive } from "~/people/domain/setup/go-live";

/**
 * Who owns the firm says that it works for real: once, and the moment is kept. GO_LIVE_MISSING with `facts.missing` while
 * something that is needed is not there.
 */
export const goLive = defineCommand(
  { name: "tenant.go_live", permission: "tenant:go_live", input: z.object({ sure: z.literal("yes") }) },
  async (context) => {
    const { db, tenant, today } = context;
    const missing = missingForLive(liveChecks(await findLiveFacts(db, tenant, today)));
    if (missing.length > 0) return refuse("GO_LIVE_MISSING", { facts: { missing } });
    const at = await saveWentLive(db, context.now);
    if (at) context.emit("tenant.went_live", { type: "tenant", id: tenant.id }, { after: { on: today } });
    return accept({ first: at !== null });
  },
);
