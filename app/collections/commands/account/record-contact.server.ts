import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findAccountForChange, saveAccount } from "~/collections/data/account/accounts.server";
import { queueLevelOf } from "~/collections/domain/account/queue-level";

import { applyTransition } from "./transition-account.server";

export const CONTACT_RESULTS = ["right_party", "wrong_party", "no_answer", "left_message"] as const;

const input = z.object({
  accountId: z.uuid(),
  result: z.enum(CONTACT_RESULTS),
  note: z.string().trim().max(5000).optional(),
  nextActionAt: z.coerce.date().optional(),
});

/**
 * A call or visit that was made, and how it ended. Any attempt moves `last_attempt_at`; only talking to
 * the right person moves `last_contact_at`, and the first such talk moves ASSIGNED to IN_CONTACT.
 */
export const recordContact = defineCommand(
  { name: "account.record_contact", permission: "note:create", input },
  async (context, form) => {
    const account = await findAccountForChange(context.db, form.accountId, context.actor, "note:create");
    if (!account) return refuse("NOT_FOUND");
    const reached = form.result === "right_party";
    const nextActionAt = form.nextActionAt ?? account.nextActionAt;
    const touched = { ...account, lastAttemptAt: context.now, nextActionAt };
    await saveAccount(context.db, account.id, {
      lastAttemptAt: context.now,
      ...(reached ? { lastContactAt: context.now } : {}),
      ...(form.nextActionAt ? { nextActionAt: form.nextActionAt } : {}),
      queueLevel: queueLevelOf({ ...touched, paymentCameBack: false, attempted: true, now: context.now }),
    });
    context.emit(
      "contact.logged",
      { type: "account", id: account.id },
      {
        related: [{ type: "customer", id: account.customerId }],
        after: { result: form.result, note: form.note, next_action_at: form.nextActionAt?.toISOString() },
        desk: "collections",
      },
    );
    if (reached && account.status === "ASSIGNED") await applyTransition(context, touched, "IN_CONTACT", {});
    return accept({ accountId: account.id });
  },
);
