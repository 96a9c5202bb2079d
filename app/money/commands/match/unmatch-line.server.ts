import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { findMatchForChange } from "~/money/data/match/matches.server";
import { findMoneyLimits } from "~/money/data/payout/money-limits.server";

import { takeMatchBack } from "./take-match-back.server";

const input = z.object({ matchId: z.uuid(), reason: z.string().trim().min(3, "REQUIRED").max(200) });

/**
 * Takes a match back with all it did. Above the firm's limit it is only asked for, and done when a second person
 * agrees.
 */
export const unmatchLine = defineCommand(
  { name: "match.unmatch", permission: "match:unmatch", input, keyed: true },
  async (context, { matchId, reason }) => {
    const match = await findMatchForChange(context.db, matchId);
    if (!match) return refuse("NOT_FOUND");
    if (match.state !== "confirmed") return refuse("ALREADY_DONE");
    const amount = match.parts.reduce((sum, part) => sum + part.amount, 0n);
    const { unmatch: limit } = await findMoneyLimits(context.db, context.today);
    if (limit !== null && amount > limit) {
      const subject = { type: "match", id: matchId };
      const payload = { line_id: match.lineId, parts: match.parts.length };
      const asked = await requestApproval(context, {
        act: "match.unmatch",
        subject,
        payload,
        reason,
        amount,
      });
      return asked.ok ? accept({ lineId: match.lineId, asked: true }) : asked;
    }
    const undone = await takeMatchBack(context, match, reason);
    return undone.ok ? accept({ lineId: match.lineId, asked: false }) : undone;
  },
);

/** The second person agreed. */
export const unmatchApprovedLine: ApprovedAct = {
  permission: ACT_RIGHTS["match.unmatch"],
  async run(context, approval) {
    const match = await findMatchForChange(context.db, approval.subject.id);
    if (!match) return refuse("NOT_FOUND");
    if (match.state !== "confirmed") return refuse("ALREADY_DONE");
    return takeMatchBack(context, match, approval.reason);
  },
};
