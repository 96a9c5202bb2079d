import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveDocument } from "~/office/data/document/documents.server";
import { findImportBySha, saveNewImport } from "~/office/data/import/import-jobs.server";
import { findPlacementProfile } from "~/office/data/import/import-profiles.server";
import { accept, refuse } from "~/office/domain/outcome";
import { findCreditor } from "~/collections/data/placement/placements.server";
import type { ImportOptions } from "~/collections/domain/placement/import-options";
import { NO_COUNTERS } from "~/collections/domain/placement/import-progress";

const input = z.object({
  fileName: z.string().trim().min(1).max(255),
  storageKey: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.bigint().nonnegative(),
  mime: z.string().max(100),
  creditorId: z.uuid(),
  accept: z.enum(["partial", "all_or_nothing"]).default("partial"),
  source: z.enum(["upload", "sftp", "api"]),
  /** an SFTP connection approves by itself; a person looks at the preview first */
  approve: z.enum(["by_hand", "automatic"]).default("by_hand"),
  /** where an SFTP file came from, to be moved when it is done */
  origin: z.object({ connectionId: z.uuid(), path: z.string(), version: z.string() }).optional(),
});

/** A stored file becomes an import; the same bytes are taken once per tenant. */
export const startImport = defineCommand(
  { name: "import.create", permission: "import:create", input },
  async (context, form) => {
    const sha256 = Buffer.from(form.sha256, "hex");
    const earlier = await findImportBySha(context.db, sha256);
    if (earlier) return refuse("DUPLICATE_FILE", { facts: { importId: earlier.id } });
    const creditor = await findCreditor(context.db, form.creditorId, context.today);
    if (!creditor) return refuse("CREDITOR_UNKNOWN", { fields: { creditorId: "CREDITOR_UNKNOWN" } });
    const importId = context.newId();
    const documentId = context.newId();
    const createdBy = { kind: context.actor.kind, id: context.actor.id };
    const { fileName, storageKey, size, mime, source } = form;
    const owner = { type: "import_job", id: importId };
    await saveDocument(context.db, {
      id: documentId,
      type: "placement_file",
      owner,
      title: fileName,
      fileName,
      storageKey,
      sha256,
      size,
      mime,
      createdBy,
    });
    const options: ImportOptions = {
      creditorId: creditor.creditorId,
      contractVersionId: creditor.contractVersionId,
      accept: form.accept,
      approve: form.approve,
      origin: form.origin,
    };
    await saveNewImport(context.db, {
      id: importId,
      profileId: await findPlacementProfile(context.db),
      fileId: documentId,
      fileName,
      sha256,
      source,
      options: { ...options },
      counters: NO_COUNTERS,
      currency: context.tenant.currency,
      createdBy,
    });
    context.emit(
      "import.created",
      { type: "import_job", id: importId },
      { after: { file_name: fileName, source }, desk: "collections" },
    );
    context.enqueue("check-import", { importId });
    return accept({ importId });
  },
);
