import type { ApprovedAct } from "~/office/commands/approval/request-approval.server";
import type { CommandContext } from "~/office/commands/command/define-command";
import { saveApprovalsErased } from "~/office/data/approval/approvals.server";
import { saveDocumentsErased } from "~/office/data/document/erased-documents.server";
import { savePersonKeysDestroyed } from "~/office/data/event/personal/person-keys.server";
import { lockHolds } from "~/office/data/hold/legal-holds.server";
import { saveNotesErased } from "~/office/data/note/notes.server";
import { accept, refuse } from "~/office/domain/outcome";
import { saveCertificates } from "~/people/data/customer/certificates.server";
import { savePersonErased } from "~/people/data/customer/erased-people.server";
import {
  findPersonForChange,
  listMergedInto,
  savePersonRestricted,
} from "~/people/data/customer/kept-people.server";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";

import { type Destroyed, erasureReceivers, judgePerson } from "./judge-person.server";

/**
 * A second person agreed. What the law still keeps is kept apart: hidden from work, written to by nobody, with the rules
 * and their last day. All else is forgotten: the rows say `[erased]`, the key of the log is destroyed, files are deleted
 * by a job, and a certificate counts what went. Refusals: LEGAL_HOLD, ERASURE_OPEN, STALE_APPROVAL.
 */
export const eraseApprovedCustomer: ApprovedAct = {
  permission: ACT_RIGHTS["customer.erase"],
  async run(context, { subject, madeBy, reason }) {
    await lockHolds(context.db);
    const person = await findPersonForChange(context.db, subject.id);
    if (!person || person.status === "erased") return refuse("STALE_APPROVAL");
    const ids = [person.id, ...(await listMergedInto(context.db, person.id))];
    const { verdict, accountIds } = await judgePerson(context, person, ids);
    if (verdict.kind === "held") return refuse("LEGAL_HOLD", { facts: { holds: verdict.holdIds.length } });
    if (verdict.kind === "open") return refuse("ERASURE_OPEN", { facts: { open: verdict.open } });
    if (verdict.kind === "restrict") {
      const { until, rules } = verdict;
      await savePersonRestricted(context.db, ids, { on: context.today, until, rules });
      const after = { code: "RETENTION_ACTIVE", until, rules };
      context.emit("customer.restricted", subject, { before: { status: person.status }, after, reason });
      return accept({ kind: "restrict", until, rules });
    }
    const destroyed = await destroy(context, ids, accountIds);
    const certificate = { rules: verdict.rules, subject, askedById: madeBy.id, by: context.actor };
    await saveCertificates(context.db, destroyed, certificate);
    const counts = Object.fromEntries(destroyed.map((one) => [one.class, one.ids.length]));
    context.emit("customer.erased", subject, { after: { counts, rules: verdict.rules } });
    return accept({ kind: "erase" });
  },
};

/** Everything that tells who they are, of every context; what was there of each kind. */
async function destroy(
  context: CommandContext,
  customerIds: string[],
  accountIds: string[],
): Promise<Destroyed[]> {
  const { db } = context;
  const destroyed: Destroyed[] = [];
  for (const receiver of erasureReceivers(context))
    destroyed.push(...(await receiver.erase(context, customerIds, accountIds)));
  destroyed.push(...(await savePersonErased(db, customerIds, context.now)));
  const about = [...customerIds, ...accountIds];
  destroyed.push({ class: "note", ids: await saveNotesErased(db, about) });
  destroyed.push({ class: "approval_request", ids: await saveApprovalsErased(db, about) });
  const documents = await saveDocumentsErased(db, about);
  destroyed.push({ class: "document", ids: documents.map(({ documentId }) => documentId) });
  for (const { storageKey } of documents) context.enqueue("delete-file", { storageKey });
  destroyed.push({ class: "person_key", ids: await savePersonKeysDestroyed(db, customerIds, context.now) });
  return destroyed.filter(({ ids }) => ids.length > 0);
}
