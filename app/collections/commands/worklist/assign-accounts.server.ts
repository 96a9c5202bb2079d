import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { saveNotification } from "~/office/data/notification/notifications.server";
import {
  type AssignableAccount,
  listAccountsForAssignment,
  listCollectorLoads,
  saveAssignments,
} from "~/collections/data/worklist/collectors.server";
import { OPEN_LOAD_STATUSES } from "~/collections/domain/account/account-status";

const input = z.object({
  accountIds: z.array(z.uuid()).min(1, "NOTHING_SELECTED").max(10_000),
  staffId: z.uuid(),
  /** a manager's reason for going over a collector's capacity, or for giving to one who is away */
  overrideReason: z.string().trim().min(3).max(500).optional(),
});

/** By hand, one or many: eligibility and capacity are checked here, under lock, and nowhere else. */
export const assignAccounts = defineCommand(
  { name: "account.assign", permission: "account:assign", input },
  async (context, form) => {
    const [collector] = await listCollectorLoads(context.db, { forChange: true, staffId: form.staffId });
    if (!collector) return refuse("COLLECTOR_UNKNOWN", { fields: { staffId: "COLLECTOR_UNKNOWN" } });
    if (collector.awayUntil && !form.overrideReason)
      return refuse("COLLECTOR_AWAY", { facts: { until: collector.awayUntil } });
    const accounts = await listAccountsForAssignment(context.db, form.accountIds);
    if (accounts.length === 0) return refuse("NOT_FOUND");
    const moving = accounts.filter((account) => account.assignedTo !== form.staffId);
    const added = moving.filter((account) => isLoad(account)).length;
    if (collector.open + added > collector.capacity && !form.overrideReason) {
      const facts = { open: collector.open, capacity: collector.capacity, asked: added };
      return refuse("CAPACITY_EXCEEDED", { facts });
    }
    await writeAssignments(
      context,
      moving.map((account) => ({ account, staffId: form.staffId })),
      {
        strategy: "manual",
        reason: form.overrideReason,
      },
    );
    return accept({ assigned: moving.length, missing: form.accountIds.length - accounts.length });
  },
);

/** NEW becomes ASSIGNED by the assignment itself, so it counts too. */
function isLoad(account: AssignableAccount): boolean {
  return account.status === "NEW" || (OPEN_LOAD_STATUSES as string[]).includes(account.status);
}

/** Rows, one event per account, one notification per collector. */
export async function writeAssignments(
  context: CommandContext,
  assignments: { account: AssignableAccount; staffId: string }[],
  more: { strategy: string; reason?: string },
): Promise<void> {
  if (assignments.length === 0) return;
  await saveAssignments(
    context.db,
    assignments.map(({ account, staffId }) => ({ accountId: account.id, staffId })),
  );
  for (const { account, staffId } of assignments) {
    const subject = { type: "account", id: account.id };
    context.emit("account.assigned", subject, {
      before: { assigned_to: account.assignedTo },
      after: { assigned_to: staffId, strategy: more.strategy },
      reason: more.reason,
      desk: "collections",
    });
    if (account.status !== "NEW") continue;
    context.emit("account.status_changed", subject, {
      before: { status: "NEW" },
      after: { status: "ASSIGNED" },
      desk: "collections",
    });
  }
  for (const [staffId, given] of Map.groupBy(assignments, (one) => one.staffId)) {
    const id = context.newId();
    const params = { count: given.length };
    await saveNotification(context.db, {
      id,
      recipientId: staffId,
      type: "accounts_assigned",
      params,
      link: "/worklist",
      groupKey: "accounts_assigned",
    });
    context.emit(
      "notification.created",
      { type: "staff", id: staffId },
      { after: { notification_id: id }, category: "system" },
    );
  }
}
