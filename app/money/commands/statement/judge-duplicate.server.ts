import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import {
  findLineForChange,
  type LineState,
  saveLineState,
} from "~/money/data/statement/statement-lines.server";

import { reverseSuspense } from "./book-suspense.server";

const input = z.object({
  lineId: z.uuid(),
  verdict: z.enum(["true_duplicate", "repeat"], "REQUIRED"),
  reason: z.string().trim().max(300, "TOO_LONG").default(""),
});

/**
 * What a suspected duplicate is: money that came twice (it stays, and waits for its match) or the same money told
 * twice (it is excluded with a reason, and its suspense entry reversed).
 */
export const judgeDuplicate = defineCommand(
  { name: "statement_line.judge_duplicate", permission: "bank_statement:import", input },
  async (context, { lineId, verdict, reason }) => {
    const line = await findLineForChange(context.db, lineId);
    if (!line) return refuse("NOT_FOUND");
    if (line.state !== "duplicate_suspect" || line.reason === "undo") return refuse("STALE_JOB");
    const subject = { type: "statement_line", id: line.id };
    const related = [{ type: "bank_account", id: line.bankAccountId }];
    if (verdict === "true_duplicate") {
      await saveLineState(context.db, line.id, { state: "unmatched", reason: "true_duplicate" });
      context.emit("statement_line.kept", subject, { related, reason: reason || undefined });
      return accept<{ state: LineState }>({ state: "unmatched" });
    }
    if (reason.length < 3) return refuseField("reason", "REQUIRED");
    const eventId = context.emit("statement_line.excluded", subject, { related, reason });
    await reverseSuspense(context, eventId, [line], reason);
    await saveLineState(context.db, line.id, { state: "ignored", reason });
    return accept<{ state: LineState }>({ state: "ignored" });
  },
);
