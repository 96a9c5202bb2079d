import { z } from "zod";

import { requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { refuse } from "~/office/domain/outcome";
import { findEntryForReversal } from "~/money/data/ledger/entries.server";

const input = z.object({ entryId: z.uuid(), reason: z.string().trim().min(3, "REQUIRED").max(200) });

/**
 * The mirror of a manual journal, for a second person to agree to. Entries that events made are taken back by
 * the event's own reversal, which undoes everything else too.
 */
export const proposeReversal = defineCommand(
  { name: "journal.propose_reversal", permission: "journal:create", input },
  async (context, { entryId, reason }) => {
    const entry = await findEntryForReversal(context.db, entryId);
    if (!entry) return refuse("NOT_FOUND");
    if (entry.ruleCode !== "PS20" || entry.reverses) return refuse("NOT_REVERSIBLE");
    if (entry.reversedBy) return refuse("ALREADY_REVERSED", { facts: { entryId: entry.reversedBy } });
    return requestApproval(context, {
      act: "journal.reverse",
      subject: { type: "journal_entry", id: entryId },
      payload: {},
      reason,
      amount: entry.lines.reduce((sum, one) => sum + one.dr, 0n),
    });
  },
);
