import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { getStandingForChange } from "~/office/data/tenant/tenant-standing.server";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { changeState } from "~/people/commands/tenant/move-tenant.server";
import { listPlans } from "~/people/data/billing/plans.server";
import { getSubscriptionForChange, saveSubscription } from "~/people/data/billing/subscriptions.server";
import { countSeats } from "~/people/data/billing/usage.server";
import { extraSeats } from "~/people/domain/billing/plan";

import { askProvider } from "./ask-provider.server";

export const assignForm = z.object({
  plan: z.string("REQUIRED").min(1, "REQUIRED").max(40),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/**
 * An operator puts a firm on a plan: one that pays by subscription pays for it from the next cycle on; any other has it
 * by contract, which is invoiced outside, and is opened.
 */
export const assignPlan = defineCommand(
  { name: "billing.assign_plan", permission: "tenant:steer", input: assignForm },
  async (context, { plan: code, reason }) => {
    const held = await getSubscriptionForChange(context.db);
    const plan = (await listPlans(context.db)).find((one) => one.code === code);
    if (!plan) return refuseField("plan", "PLAN_UNKNOWN");
    const { version, limits } = plan;
    const paid = held.subscriptionRef !== null && held.status !== "canceled";
    if (paid && Object.keys(plan.prices).length === 0) return refuseField("plan", "PLAN_BY_CONTRACT");
    const { active } = await countSeats(context.db);
    const seats = extraSeats(active, limits.seats);
    if (paid)
      await askProvider(context, "schedule", { plan: code, version, cycle: held.cycle ?? "month", seats });
    else {
      const contract = {
        status: "active" as const,
        subscriptionRef: null,
        planCode: code,
        planVersion: version,
      };
      await saveSubscription(context.db, {
        ...held,
        ...contract,
        seats: 0,
        seatsWanted: 0,
        unpaidSince: null,
      });
      const standing = await getStandingForChange(context.db);
      if (standing.state === "closed") return refuse("TRANSITION_NOT_ALLOWED", { facts: { from: "closed" } });
      if (standing.state !== "active")
        await changeState(context, standing, { state: "active", reason, held: false, noticeContact: null });
    }
    context.emit(
      "billing.plan_assigned",
      { type: "tenant", id: context.tenant.id },
      { before: { plan: held.planCode }, after: { plan: code, version, paid }, reason },
    );
    return accept({ plan: code, paid });
  },
);
