import { choosePlan } from "~/people/commands/billing/choose-plan.server";
import { extendTrial } from "~/people/commands/tenant/extend-trial.server";
import { askState } from "~/people/queries/billing/ask-state.server";
import { billingPage } from "~/people/queries/billing/billing-page.server";
import { getStanding } from "~/office/data/tenant/tenant-standing.server";
import { addDays } from "~/office/domain/calendar-date";
import { MOST_EXTRA_DAYS, TRIAL_DAYS } from "~/office/domain/tenant/tenant-course";

import { payOn } from "./money";
import type { DemoFirm } from "./people";
import { type SeedHost, staffActor, valueOf, waitFor } from "./seed-host";

/** The firm's owner chooses a plan and pays its first cycle on the provider's page. */
export async function payForPlan(seed: SeedHost, firm: DemoFirm, plan: string): Promise<void> {
  const { id, name } = firm.admin.actor;
  const owner = seed.hand(firm.tenant, staffActor(id ?? "", name ?? "", "owner"));
  const runs = async () => ((await owner.read(billingPage, undefined)).subscription ? true : null);
  if (await runs()) return;
  const at = new Date().toISOString();
  const { askId } = valueOf(await owner.change(choosePlan, { plan, cycle: "month", at }));
  const ask = () => owner.read(askState, { askId });
  await payOn(await waitFor("the page that begins a plan", async () => (await ask())?.url ?? null));
  await waitFor("the plan", runs);
}

/** A demo is looked at for longer than a trial lasts. */
export async function lengthenTrial(firm: DemoFirm): Promise<void> {
  const { state, trialEndsOn } = await firm.system.read(billingPage, undefined);
  const { openedOn } = await firm.system.read(({ db }) => getStanding(db), undefined);
  const until = addDays(openedOn, TRIAL_DAYS + MOST_EXTRA_DAYS);
  if (state !== "trial" || trialEndsOn === until) return;
  valueOf(await firm.system.change(extendTrial, { until, reason: "A firm of the demo" }));
}
