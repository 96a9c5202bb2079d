import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { saveSetting } from "~/office/data/setting/settings.server";
import { type CivilDate, civilDateIn } from "~/office/domain/calendar-date";
import { accept } from "~/office/domain/outcome";
import { settingOf } from "~/office/domain/setting/setting-of";
import { findFirmPlan } from "~/people/data/billing/firm-plan.server";
import {
  getSubscriptionForChange,
  saveSubscription,
  type StoredSubscription,
} from "~/people/data/billing/subscriptions.server";
import { measureUsage } from "~/people/data/billing/usage.server";
import { listOwnerMailboxes } from "~/people/data/staff/permission-holders.server";
import { isFarOver, judgeLimit, type Usage } from "~/people/domain/billing/limits";
import { type Meter, METERS, type PlanLimits } from "~/people/domain/billing/plan";

/** Counts what is used, keeps since when a limit is far exceeded, and tells the owners once at 80 and at 100 %. */
export const meterPlan = defineCommand(
  { name: "billing.meter", permission: "billing:absorb", input: z.strictObject({}) },
  async (context) => {
    const { db, tenant, now } = context;
    const subscription = await getSubscriptionForChange(db);
    const month = now.toISOString().slice(0, 7);
    const usage = await measureUsage(db, month);
    const today = civilDateIn(tenant.timeZone, now);
    const firm = await findFirmPlan(db, subscription, tenant.status);
    const measured = { ...subscription, usage, measuredAt: now };
    const next = firm ? withLimits(measured, usage, firm.plan.limits, today) : measured;
    const news = firm ? newsOf(next, usage, firm.plan.limits, { today, month }) : [];
    for (const one of news) await tellOwners(context, one);
    if (firm?.plan.limits.domains === 0) await showMaker(context);
    await saveSubscription(db, { ...next, told: [...next.told, ...news.map(({ key }) => key)] });
    return accept({ told: news.map(({ key }) => key) });
  },
);

function withLimits(
  held: StoredSubscription,
  usage: Usage,
  limits: PlanLimits,
  today: CivilDate,
): StoredSubscription {
  const far = METERS.filter((meter) => isFarOver(usage[meter], limits[meter]));
  return {
    ...held,
    overSince: Object.fromEntries(far.map((meter) => [meter, held.overSince[meter] ?? today])),
  };
}

interface LimitNews {
  key: string;
  meter: Meter;
  level: "near" | "over" | "shut";
  used: number;
  limit: number;
}

/** Calls begin anew each month, so they are told each month; the others once until the plan has room again. */
function newsOf(
  { overSince, told }: StoredSubscription,
  usage: Usage,
  limits: PlanLimits,
  { today, month }: { today: CivilDate; month: string },
): LimitNews[] {
  return METERS.flatMap((meter) => {
    const limit = limits[meter];
    const level = judgeLimit(usage[meter], limit, overSince[meter] ?? null, today);
    const key = ["limit", meter, level, limit, ...(meter === "apiCalls" ? [month] : [])].join(":");
    if (level === "fine" || limit === null || told.includes(key)) return [];
    return [{ key, meter, level, used: Math.round(usage[meter]), limit }];
  });
}

/** A smaller plan brings the line at the portal's foot back (spec 07 §3.1). */
async function showMaker(context: CommandContext): Promise<void> {
  const { db, tenant, today, actor } = context;
  const before = settingOf(tenant, "powered_by");
  if (before === "shown") return;
  // nobody's act: the log has it, the history of what people chose does not
  await saveSetting(db, {
    key: "powered_by",
    value: null,
    from: today,
    by: { kind: actor.kind, id: actor.id },
  });
  context.emit(
    "setting.changed",
    { type: "tenant", id: tenant.id },
    {
      before: { powered_by: before },
      after: { powered_by: "shown", effective_from: today },
      reason: "plan_ended",
    },
  );
}

async function tellOwners(context: CommandContext, { meter, level, used, limit }: LimitNews): Promise<void> {
  const { tenant, db, today } = context;
  context.emit(
    "billing.limit_reached",
    { type: "tenant", id: tenant.id },
    { after: { meter, level, used, limit } },
  );
  for (const { email, fullName } of await listOwnerMailboxes(db, today)) {
    const params = { fullName, agency: tenant.displayName, used, limit };
    context.enqueue("send-email", { to: email, letter: `limit_${level}`, params: { ...params, meter } });
  }
}
