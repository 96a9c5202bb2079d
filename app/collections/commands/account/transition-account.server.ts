import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { saveNote } from "~/office/data/note/notes.server";
import {
  findAccountForChange,
  saveAccount,
  type StoredAccount,
} from "~/collections/data/account/accounts.server";
import { hasWaitingMoney } from "~/collections/data/account/account-facts.server";
import {
  ACCOUNT_STATUSES,
  type AccountStatus,
  CLOSE_REASONS,
  transition,
} from "~/collections/domain/account/account-status";
import { queueLevelOf } from "~/collections/domain/account/queue-level";

const input = z.object({
  accountId: z.uuid(),
  newStatus: z.enum(ACCOUNT_STATUSES),
  note: z.string().trim().max(5000).optional(),
  closeReason: z.enum(CLOSE_REASONS).optional(),
  /** the version the person saw; a stale one is refused */
  version: z.coerce.number().int().positive().optional(),
});

/** One move of the workflow machine (spec 02 §1.5), judged by the role and the guards. */
export const transitionAccount = defineCommand(
  { name: "account.transition", permission: "account:transition", input },
  async (context, form) => {
    const account = await findAccountForChange(
      context.db,
      form.accountId,
      context.actor,
      "account:transition",
    );
    if (!account) return refuse("NOT_FOUND");
    if (form.version !== undefined && form.version !== account.version) return refuse("VERSION_CONFLICT");
    const facts = await transitionFacts(context, account);
    const judged = transition(
      facts,
      { to: form.newStatus, note: form.note, closeReason: form.closeReason },
      rolesOf(context),
    );
    if (!judged.ok) return judged;
    if (judged.value === "ASSIGNED") return refuse("TRANSITION_NOT_ALLOWED", { reasons: ["use_assign"] });
    await applyTransition(context, account, judged.value, { note: form.note, closeReason: form.closeReason });
    return accept({ status: judged.value });
  },
);

export function rolesOf(context: CommandContext): readonly string[] {
  return context.actor.kind === "system" ? ["system"] : context.actor.roles;
}

export async function transitionFacts(context: CommandContext, account: StoredAccount) {
  return {
    status: account.status,
    balance: account.balance,
    rightPartyContactSincePlacement: account.lastContactAt !== null,
    openWholeAccountDispute: false,
    activePlan: false,
    paymentOnHold: await hasWaitingMoney(context.db, account.id),
  };
}

/** Writes a move that was judged, with its events and queue level. */
export async function applyTransition(
  context: CommandContext,
  account: StoredAccount,
  to: AccountStatus,
  more: { note?: string; closeReason?: string },
): Promise<void> {
  const queueLevel = queueLevelOf({
    status: to,
    balance: account.balance,
    paymentCameBack: false,
    attempted: account.lastAttemptAt !== null,
    nextActionAt: account.nextActionAt,
    now: context.now,
  });
  const closed = to === "CLOSED";
  await saveAccount(context.db, account.id, {
    status: to,
    queueLevel,
    ...(closed ? { closeReason: more.closeReason ?? null, statusBeforeClose: account.status } : {}),
    ...(closed || to === "SETTLED" ? { resolvedAt: context.now } : {}),
  });
  const subject = { type: "account", id: account.id };
  const related = [{ type: "customer", id: account.customerId }];
  context.emit("account.status_changed", subject, {
    related,
    before: { status: account.status },
    after: { status: to, ...(closed ? { close_reason: more.closeReason } : {}) },
    reason: more.note,
    desk: "collections",
  });
  if (closed)
    context.emit("account.closed", subject, {
      related,
      after: { close_reason: more.closeReason },
      desk: "collections",
    });
  if (to === "SETTLED") context.emit("account.settled", subject, { related, desk: "collections" });
  if (more.note) {
    const id = context.newId();
    await saveNote(context.db, {
      id,
      subject,
      body: more.note,
      audience: "internal",
      createdBy: context.actor,
    });
  }
}
