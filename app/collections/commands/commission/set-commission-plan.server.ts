import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuseField } from "~/office/domain/outcome";
import { parseAmount } from "~/money/domain/amount/money";
import { saveNewPlan } from "~/collections/data/commission/commission-plans.server";
import { checkPlan, type CommissionPlan, PLAN_BASES } from "~/collections/domain/commission/commission-plan";

const typed = z.string().trim().max(30).default("");

const input = z.object({
  effectiveFrom: z.iso.date("DATE_FORMAT"),
  base: z.enum(PLAN_BASES, "REQUIRED"),
  /** in their order; an empty `upTo` is no end, an empty `rate` is no tier */
  tiers: z.array(z.object({ upTo: typed, rate: typed })).max(10),
  shares: z.array(z.object({ who: z.union([z.literal("assignee"), z.uuid()]), percent: z.coerce.number().int("SHARES_SUM") })).max(10),
  minimum: typed,
  cap: typed,
}); // prettier-ignore

/** A new version of how staff share in what the agency earns. Payments keep the shares they came under. */
export const setCommissionPlan = defineCommand(
  { name: "commission.set_plan", permission: "commission:prepare", input },
  async (context, { effectiveFrom, base, tiers, shares, ...bounds }) => {
    if (effectiveFrom < context.today) return refuseField("effectiveFrom", "DATE_IN_PAST");
    const { currency } = context.tenant;
    const minimum = readAmount(bounds.minimum, currency);
    if (!minimum.ok) return refuseField("minimum", minimum.refusal.code);
    const cap = readAmount(bounds.cap, currency);
    if (!cap.ok) return refuseField("cap", cap.refusal.code);
    const read: CommissionPlan["tiers"] = [];
    for (const { upTo, rate } of tiers.filter((tier) => tier.rate !== "")) {
      const end = readAmount(upTo, currency);
      if (!end.ok) return refuseField("tiers", end.refusal.code);
      read.push({ upTo: end.value?.toString() ?? null, rate });
    }
    const plan: CommissionPlan = { base, tiers: read, shares, minimum: minimum.value ?? 0n, cap: cap.value };
    const checked = checkPlan(plan);
    if (!checked.ok) return refuseField("tiers", checked.refusal.code);
    const id = context.newId();
    const createdBy = { kind: context.actor.kind, id: context.actor.id };
    await saveNewPlan(context.db, { ...plan, id, effectiveFrom, createdBy });
    context.emit(
      "commission.plan_set",
      { type: "commission_plan", id },
      { after: { effective_from: effectiveFrom, base, tiers: read, shares }, desk: "collections" },
    );
    return accept({ planId: id });
  },
);

function readAmount(text: string, currency: string): Outcome<bigint | null> {
  if (text === "") return accept(null);
  const parsed = parseAmount(text, currency, { grouped: true });
  return parsed.ok ? accept(parsed.value.minor) : parsed;
}
