import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { leastReferences } from "~/money/domain/statement/reference-share";
import { noFindings } from "~/money/domain/statement/intake/statement-findings";
import { DATE_FORMATS } from "~/money/domain/statement/statement-date";
import { saveStatementProfile } from "~/money/data/bank/bank-accounts.server";
import { findStatementForChange, saveStatement } from "~/money/data/statement/statement-files.server";

const input = z.object({
  fileId: z.uuid(),
  dateFormat: z.enum(DATE_FORMATS, "REQUIRED"),
  decimal: z.enum([".", ","], "REQUIRED"),
  skipFooter: z.coerce.number().int().min(0).max(100).default(0),
  balanceReliable: z.stringbool().default(false),
  expectedReferences: z.coerce.number("NUMBER").int("NUMBER").min(0, "NUMBER").max(100, "NUMBER").optional(),
});

/** A person agrees to how the bank's table is read: kept on the bank account, and the file is read by it. */
export const confirmProfile = defineCommand(
  { name: "bank_statement.confirm_profile", permission: "bank_statement:import", input },
  async (context, { fileId, dateFormat, decimal, skipFooter, balanceReliable, expectedReferences }) => {
    const file = await findStatementForChange(context.db, fileId);
    if (!file) return refuse("NOT_FOUND");
    const proposed = file.findings.profile;
    if (file.state !== "parsed" || !proposed) return refuse("STALE_JOB");
    const { number } = proposed;
    const profile = {
      ...proposed,
      dateFormat,
      skipFooter,
      balanceReliable: balanceReliable && proposed.columns.balance !== undefined,
      expectedReferences: expectedReferences ?? leastReferences(file.findings.counts.referenceShare ?? 0),
      number: number.decimal === decimal ? number : { decimal, grouping: decimal === "." ? ("," as const) : ("." as const) },
    }; // prettier-ignore
    await saveStatementProfile(context.db, file.bankAccountId, profile);
    const findings = { ...noFindings(), asked: { ...file.findings.asked, profile } };
    await saveStatement(context.db, file.id, { state: "uploaded", findings });
    context.emit(
      "bank_statement.profile_confirmed",
      { type: "statement_file", id: file.id },
      {
        after: { date_format: dateFormat, decimal, balance_reliable: profile.balanceReliable },
        related: [{ type: "bank_account", id: file.bankAccountId }],
      },
    );
    context.enqueue("read-statement", { fileId });
    return accept({ fileId });
  },
);
