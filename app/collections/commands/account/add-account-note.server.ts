import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { saveNote } from "~/office/data/note/notes.server";
import { findAccountForChange } from "~/collections/data/account/accounts.server";

const input = z.object({
  accountId: z.uuid(),
  body: z.string().trim().min(1, "REQUIRED").max(5000, "TOO_LONG"),
  audience: z.enum(["internal", "creditor"]).default("internal"),
  correctsId: z.uuid().optional(),
});

/** A note never counts as contact: it moves no clock and no queue. */
export const addAccountNote = defineCommand(
  { name: "account.add_note", permission: "note:create", input },
  async (context, form) => {
    const account = await findAccountForChange(context.db, form.accountId, context.actor, "note:create");
    if (!account) return refuse("NOT_FOUND");
    const id = context.newId();
    const subject = { type: "account", id: account.id };
    await saveNote(context.db, {
      id,
      subject,
      body: form.body,
      audience: form.audience,
      correctsId: form.correctsId,
      createdBy: context.actor,
    });
    context.emit("note.added", subject, {
      after: { note_id: id, body: form.body, audience: form.audience },
      desk: "collections",
    });
    return accept({ noteId: id });
  },
);
