import { defineCommand } from "~/office/commands/command/define-command";
import { refuse } from "~/office/domain/outcome";
import {
  keepRunStatement,
  runStatementInput,
} from "~/collections/commands/remittance/keep-run-statement.server";
import { findCommissionForChange } from "~/collections/data/commission/commission-statements.server";

/** A person's own statement, or anybody's for who may read all; before a second person agreed it is no document. */
export const issueCommissionStatement = defineCommand(
  { name: "commission.issue_statement", permission: "commission:read", input: runStatementInput },
  async (context, statement) => {
    const run = await findCommissionForChange(context.db, statement.runId);
    if (!run || !statement.storageKey.startsWith(`runs/${run.id}/`)) return refuse("NOT_FOUND");
    const { actor } = context;
    if (actor.permissions.scopeOf("commission:read") !== "all" && run.staffId !== actor.id)
      return refuse("NOT_FOUND");
    if (run.state === "draft" || run.state === "calculated")
      return refuse("COMMISSION_STATE", { reasons: [run.state] });
    return keepRunStatement(
      context,
      { type: "commission", number: `${run.period} ${run.staffName}` },
      statement,
    );
  },
);
