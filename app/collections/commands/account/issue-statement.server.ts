import { defineCommand } from "~/office/commands/command/define-command";
import { findAccountForChange } from "~/collections/data/account/accounts.server";

import { keepStatement, statementInput } from "./keep-statement.server";

/** A colleague takes an account statement out. */
export const issueStatement = defineCommand(
  { name: "account.issue_statement", permission: "account:read", input: statementInput },
  async (context, statement) => {
    const account = await findAccountForChange(
      context.db,
      statement.accountId,
      context.actor,
      "account:read",
    );
    return keepStatement(context, account, statement);
  },
);
