import { z } from "zod";

import type { CommandContext } from "~/office/commands/command/define-command";
import { listFilesOf, saveDocument } from "~/office/data/document/documents.server";
import { accept, type Outcome } from "~/office/domain/outcome";

export const runStatementInput = z.strictObject({
  runId: z.uuid(),
  storageKey: z.string().regex(/^runs\/[\w/.-]+$/),
  fileName: z.string().max(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.coerce.bigint(),
  mime: z.enum(["application/pdf", "text/csv"]),
});

/**
 * A run's statement is made once for each kind of file and is the same to the byte ever after. The caller holds the
 * run's row, so of two that make it at once the second gets the first's; answers where it is kept.
 */
export async function keepRunStatement(
  context: CommandContext,
  run: { type: "remittance" | "commission"; number: string },
  statement: z.infer<typeof runStatementInput>,
): Promise<Outcome<{ storageKey: string }>> {
  const { runId, mime, storageKey, fileName, sha256, size } = statement;
  const type = `${run.type}_statement`;
  const kept = await listFilesOf(context.db, { type, ownerId: runId });
  const same = kept.find((file) => file.mime === mime);
  if (same) return accept({ storageKey: same.storageKey });
  const id = context.newId();
  const { kind, id: by } = context.actor;
  await saveDocument(context.db, {
    id,
    type,
    owner: { type: run.type, id: runId },
    title: run.number,
    fileName,
    storageKey,
    sha256: Buffer.from(sha256, "hex"),
    size,
    mime,
    createdBy: { kind, id: by },
  });
  context.emit(
    `${run.type}.statement_issued`,
    { type: run.type, id: runId },
    { category: "access", desk: "collections", after: { document_id: id, sha256 } },
  );
  return accept({ storageKey });
}
