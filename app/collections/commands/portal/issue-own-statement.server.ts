import { defineCommand } from "~/office/commands/command/define-command";
import { findOwnAccountForChange } from "~/collections/data/account/accounts.server";

import { keepStatement, statementInput } from "../account/keep-statement.server";

/** A debtor takes the statement of an account of their own. */
export const issueOwnStatement = defineCommand(
  { name: "portal.issue_statement", permission: "portal:read", input: statementInput },
  async (context, statement) => {
    const { id } = context.actor;
    const account = id ? await findOwnAccountForChange(context.db, statement.accountId, id) : null;
    return keepStatement(context, account, statement);
  },
);
