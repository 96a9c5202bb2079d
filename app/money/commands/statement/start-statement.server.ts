import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveDocument } from "~/office/data/document/documents.server";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { noFindings } from "~/money/domain/statement/intake/statement-findings";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { findStatementBySha, saveNewStatement } from "~/money/data/statement/statement-files.server";

const input = z.object({
  fileName: z.string().trim().min(1).max(255),
  storageKey: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.bigint().nonnegative(),
  mime: z.string().max(100),
  bankAccountId: z.uuid("BANK_ACCOUNT_UNKNOWN"),
});

/** A stored file becomes a statement to read; the same bytes are taken once per bank account. */
export const startStatement = defineCommand(
  { name: "bank_statement.upload", permission: "bank_statement:import", input },
  async (context, form) => {
    const account = await findBankAccount(context.db, form.bankAccountId);
    if (!account?.active) return refuseField("bankAccountId", "BANK_ACCOUNT_UNKNOWN");
    const sha256 = Buffer.from(form.sha256, "hex");
    const earlier = await findStatementBySha(context.db, account.id, sha256);
    if (earlier) return refuse("DUPLICATE_FILE", { facts: { fileId: earlier.id } });
    const fileId = context.newId();
    const documentId = context.newId();
    const createdBy = { kind: context.actor.kind, id: context.actor.id };
    const { fileName, storageKey, size, mime } = form;
    await saveDocument(context.db, {
      id: documentId,
      type: "bank_statement",
      owner: { type: "statement_file", id: fileId },
      title: fileName,
      fileName,
      storageKey,
      sha256,
      size,
      mime,
      createdBy,
    });
    await saveNewStatement(context.db, {
      id: fileId,
      bankAccountId: account.id,
      documentId,
      sha256,
      fileName,
      currency: account.currency,
      findings: noFindings(),
      createdBy,
    });
    context.emit(
      "bank_statement.uploaded",
      { type: "statement_file", id: fileId },
      {
        after: { file_name: fileName, sha256: form.sha256 },
        related: [{ type: "bank_account", id: account.id }],
      },
    );
    context.enqueue("read-statement", { fileId });
    return accept({ fileId });
  },
);
