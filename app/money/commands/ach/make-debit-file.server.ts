import { createHash } from "node:crypto";

import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { judgeDraft } from "~/money/commands/mandate/judge-draft.server";
import {
  findNextNumbers,
  listBankDrafts,
  lockAchFiles,
  saveAchEntries,
  saveNewAchFile,
} from "~/money/data/ach/ach-files.server";
import { findBankToken } from "~/money/data/ach/bank-tokens.server";
import { findOriginator } from "~/money/data/ach/originator.server";
import { findDraft } from "~/money/data/mandate/drafts.server";
import { findMandateForChange } from "~/money/data/mandate/mandates.server";
import { findPaymentForChange, getMoneyPlaces } from "~/money/data/payment/payments.server";
import type { AchDebit } from "~/money/domain/ach/ach-debit";
import { type DebitFile, writeDebitFile } from "~/money/domain/ach/write-debit-file";
import { addBankDays } from "~/money/domain/mandate/retry-days";

const MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

interface MadeDebits {
  fileId: string | null;
  debits: number;
  stopped: number;
  waiting: number;
}

type Picked = AchDebit & { paymentId: string };

/**
 * The debit file of what the firm's own bank draws next. Each debit is judged as it goes in, and stands in exactly one
 * file; what may not be drawn any more is called off. `fileId` is null where nothing could go. Keyed.
 */
export const makeDebitFile = defineCommand(
  { name: "ach_file.make", permission: "ach:exchange", input: z.object({}), keyed: true },
  async (context): Promise<Outcome<MadeDebits>> => {
    const originator = await findOriginator(context.db, context.today);
    if (!originator) return refuse("ORIGINATOR_MISSING");
    await lockAchFiles(context.db);
    const next = addBankDays(context.today, 1);
    const { debits, stopped, waiting } = await pick(context, next);
    if (debits.length === 0) {
      if (stopped + waiting === 0) return refuse("NOTHING_DUE");
      return accept({ fileId: null, debits: 0, stopped, waiting });
    }
    const { sequence, filesToday } = await findNextNumbers(context.db, context.today);
    const idModifier = MODIFIERS[filesToday];
    if (!idModifier) return refuse("LIMIT_EXCEEDED", { facts: { files: MODIFIERS.length } });
    const written = writeDebitFile({
      originator, debits, idModifier, createdOn: context.today, createdAt: context.now.toISOString().slice(11, 16).replace(":", ""),
      firstSequence: sequence, firstBatch: 1,
    }); // prettier-ignore
    if (!written.ok) return written;
    const fileId = await store(context, written.value, debits, { sequence, idModifier });
    return accept({ fileId, debits: debits.length, stopped, waiting });
  },
);

/** A debit settles on its own day, or on the next day of the banks where that day is here. */
async function pick(context: CommandContext, next: CivilDate) {
  const debits: Picked[] = [];
  let [stopped, waiting] = [0, 0];
  for (const { id, mandateId } of await listBankDrafts(context.db, next)) {
    const mandate = await findMandateForChange(context.db, mandateId);
    const payment = mandate && (await findPaymentForChange(context.db, id));
    const draft = payment && (await findDraft(context.db, id));
    const token = draft && (await findBankToken(context.db, mandateId));
    if (!token || draft.state !== "created") continue;
    const verdict = await judgeDraft(context, mandate, draft, payment);
    if (verdict === "stopped") stopped += 1;
    if (verdict === "waits") waiting += 1;
    if (verdict !== "submitted") continue;
    debits.push({
      paymentId: id, ...token, reference: referenceOf(id), holderName: mandate.holderName, amount: { minor: draft.amount, currency: draft.currency },
      entryClass: "PPD", description: "PAYMENT", again: draft.metadata["again"] === "same", effectiveOn: draft.presentOn > next ? draft.presentOn : next,
    }); // prettier-ignore
  }
  return { debits, stopped, waiting };
}

/** Fifteen columns of the payment's id; a return also names the trace, which is what finds it. */
function referenceOf(paymentId: string): string {
  return paymentId.replaceAll("-", "").slice(-15).toUpperCase();
}

async function store(
  context: CommandContext,
  { text, traces, totals }: DebitFile,
  debits: Picked[],
  { sequence, idModifier }: { sequence: number; idModifier: string },
): Promise<string> {
  const fileId = context.newId();
  const { trustBankId } = await getMoneyPlaces(context.db);
  const sha256 = createHash("sha256").update(text).digest();
  const fileName = `ach-${context.today}-${idModifier}.ach`;
  const effectiveOn = debits.reduce((last, one) => (one.effectiveOn > last ? one.effectiveOn : last), "");
  await saveNewAchFile(context.db, {
    id: fileId, kind: "debit", state: "made", bankAccountId: trustBankId, documentId: null, text, sha256, fileName, createdOn: context.today, effectiveOn,
    idModifier, entries: debits.length, amount: totals.totalDebit, currency: context.tenant.currency,
    createdBy: { kind: context.actor.kind, id: context.actor.id },
  }); // prettier-ignore
  const paymentOf = new Map(debits.map(({ reference, paymentId }) => [reference, paymentId]));
  const entries = traces.flatMap(({ reference, trace }, at) => {
    const paymentId = paymentOf.get(reference);
    return paymentId ? [{ paymentId, trace, sequence: sequence + at }] : [];
  });
  await saveAchEntries(context.db, fileId, entries);
  const after = {
    file_name: fileName,
    sha256: sha256.toString("hex"),
    debits: debits.length,
    amount: totals.totalDebit,
  };
  context.emit("ach_file.made", { type: "ach_file", id: fileId }, { after, desk: "collections" });
  return fileId;
}
