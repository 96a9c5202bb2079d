import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveDocument } from "~/office/data/document/documents.server";
import { accept, refuse } from "~/office/domain/outcome";
import { findAnswerFileBySha, lockAchFiles, saveNewAchFile } from "~/money/data/ach/ach-files.server";
import { getMoneyPlaces } from "~/money/data/payment/payments.server";

const input = z.object({
  fileName: z.string().trim().min(1).max(255),
  storageKey: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.bigint().nonnegative(),
  mime: z.string().max(100),
});

/** A stored file of returns and corrections, to be read; the same bytes are taken once. */
export const startAnswerFile = defineCommand(
  { name: "ach_file.upload", permission: "ach:exchange", input },
  async (context, { fileName, storageKey, size, mime, ...form }) => {
    await lockAchFiles(context.db);
    const sha256 = Buffer.from(form.sha256, "hex");
    const earlier = await findAnswerFileBySha(context.db, sha256);
    if (earlier) return refuse("DUPLICATE_FILE", { facts: { fileId: earlier } });
    const [id, documentId] = [context.newId(), context.newId()];
    const createdBy = { kind: context.actor.kind, id: context.actor.id };
    await saveDocument(context.db, {
      id: documentId, type: "ach_answers", owner: { type: "ach_file", id }, title: fileName, fileName, storageKey, sha256, size, mime, createdBy,
    }); // prettier-ignore
    const { trustBankId } = await getMoneyPlaces(context.db);
    await saveNewAchFile(context.db, {
      id, kind: "answer", state: "uploaded", bankAccountId: trustBankId, documentId, text: null, sha256, fileName, createdOn: context.today,
      effectiveOn: null, idModifier: null, entries: 0, amount: 0n, currency: context.tenant.currency, createdBy,
    }); // prettier-ignore
    const after = { file_name: fileName, sha256: form.sha256 };
    context.emit("ach_file.uploaded", { type: "ach_file", id }, { after, desk: "collections" });
    context.enqueue("read-ach-answers", { fileId: id });
    return accept({ fileId: id });
  },
);
