import { z } from "zod";

import type { CommandContext } from "~/office/commands/command/define-command";
import { saveDocument } from "~/office/data/document/documents.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import type { StoredAccount } from "~/collections/data/account/accounts.server";

export const statementInput = z.strictObject({
  accountId: z.uuid(),
  from: z.iso.date(),
  on: z.iso.date(),
  storageKey: z.string().regex(/^statements\/[\w/.-]+$/),
  fileName: z.string().max(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.coerce.bigint(),
});

/** A statement that is given out is a document: what we told whom, and when, can be shown again to the byte. */
export async function keepStatement(
  context: CommandContext,
  account: StoredAccount | null,
  statement: z.infer<typeof statementInput>,
): Promise<Outcome<{ documentId: string }>> {
  if (!account || !statement.storageKey.startsWith(`statements/${account.id}/`)) return refuse("NOT_FOUND");
  if (account.isSample) return refuse("SAMPLE_ACCOUNT");
  const documentId = context.newId();
  const { from, on, storageKey, fileName, sha256, size } = statement;
  const { kind, id } = context.actor;
  await saveDocument(context.db, {
    id: documentId,
    type: "account_statement",
    owner: { type: "account", id: account.id },
    title: `${from} – ${on}`,
    fileName,
    storageKey,
    sha256: Buffer.from(sha256, "hex"),
    size,
    mime: "application/pdf",
    createdBy: { kind, id },
  });
  context.emit(
    "account.statement_issued",
    { type: "account", id: account.id },
    { category: "access", desk: "collections", after: { document_id: documentId, from, on, sha256 } },
  );
  return accept({ documentId });
}
