import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { noFindings } from "~/money/domain/statement/intake/statement-findings";
import { findStatementForChange, saveStatement } from "~/money/data/statement/statement-files.server";

/** Encodings banks still write beside UTF-8. */
export const STATEMENT_ENCODINGS = [
  "windows-1252",
  "iso-8859-15",
  "windows-1250",
  "windows-1251",
  "ibm866",
  "shift_jis",
  "gb18030",
] as const;

const input = z.object({ fileId: z.uuid(), encoding: z.enum(STATEMENT_ENCODINGS).optional() });

/** Once more: a file that was not readable, in another encoding, or one whose surroundings have changed. */
export const readStatementAgain = defineCommand(
  { name: "bank_statement.read_again", permission: "bank_statement:import", input },
  async (context, { fileId, encoding }) => {
    const file = await findStatementForChange(context.db, fileId);
    if (!file) return refuse("NOT_FOUND");
    const readable = file.state === "checked" || file.state === "parsed" || file.findings.refused !== null;
    if (!readable || file.state === "committed") return refuse("STALE_JOB");
    const { asked } = file.findings;
    const findings = { ...noFindings(), asked: encoding ? { ...asked, encoding } : asked };
    await saveStatement(context.db, file.id, { state: "uploaded", findings });
    context.emit(
      "bank_statement.read_again",
      { type: "statement_file", id: file.id },
      { after: { encoding: encoding ?? null } },
    );
    context.enqueue("read-statement", { fileId });
    return accept({ fileId });
  },
);
