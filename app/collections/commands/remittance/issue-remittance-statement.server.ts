import { defineCommand } from "~/office/commands/command/define-command";
import { refuse } from "~/office/domain/outcome";
import { findRemittanceForChange } from "~/collections/data/remittance/remittances.server";

import { keepRunStatement, runStatementInput } from "./keep-run-statement.server";

/** The statement of a run that two persons agreed to; before that it is a calculation and no document. */
export const issueRemittanceStatement = defineCommand(
  { name: "remittance.issue_statement", permission: "ledger:read", input: runStatementInput },
  async (context, statement) => {
    const run = await findRemittanceForChange(context.db, statement.runId);
    if (!run || !statement.storageKey.startsWith(`runs/${run.id}/`)) return refuse("NOT_FOUND");
    if (run.state === "draft" || run.state === "calculated")
      return refuse("REMITTANCE_STATE", { reasons: [run.state] });
    return keepRunStatement(context, { type: "remittance", number: run.number }, statement);
  },
);
