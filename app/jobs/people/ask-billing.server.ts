import { recordAsk } from "~/people/commands/billing/record-ask.server";
import { recordCustomer } from "~/people/commands/billing/record-customer.server";
import { type AskWork, askWork, type PricedPlan } from "~/people/queries/billing/ask-work.server";
import type { PlanItem } from "~/ports/billing/port";
import type { CallResult } from "~/ports/payments/port";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";
import { readBillingOf } from "./read-billing.server";

/** Asks the provider of subscriptions for what somebody wants. An unknown answer is asked again with the same key. */
export const askBilling: JobHandler = async (host, payload) => {
  const askId = String(payload["askId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "ask-billing");
  const work = await system?.read(askWork, { askId });
  if (!system || work?.ask.state !== "asked") return;
  const customerRef = work.subscription?.customerRef ?? (await makeCustomer(host, system, work));
  const answer = await ask(host, system.tenant.id, work, customerRef);
  if (answer.result === "unknown") throw new Error(`the provider did not answer: ${answer.code}`);
  const refused = answer.result === "failed";
  const url = refused ? null : (answer.value?.url ?? null);
  if (!url) await readBillingOf(host, system);
  valueOf(await system.change(recordAsk, { askId, url, code: refused ? answer.code : null }));
};

async function makeCustomer(host: JobHost, system: SystemAccess, { email }: AskWork): Promise<string> {
  const { id: tenantId, legalName: name } = system.tenant;
  const made = await host.ports.billing.createCustomer({
    tenantId,
    key: `customer:${tenantId}`,
    name,
    email,
  });
  if (made.result === "failed" || made.result === "unknown")
    throw new Error(`the provider made no customer: ${made.code}`);
  return valueOf(await system.change(recordCustomer, made.value)).customerRef;
}

function ask(
  host: JobHost,
  tenantId: string,
  { ask: { id: key, kind, params }, subscription, wanted }: AskWork,
  customerRef: string,
): Promise<CallResult<{ url: string } | null>> {
  const { billing } = host.ports;
  const base = `${host.baseUrl}/settings/billing`;
  const pages = { tenantId, customerRef, key, successUrl: `${base}/asks/${key}?back=done`, cancelUrl: base };
  const changes = { tenantId, key, subscriptionRef: subscription?.subscriptionRef ?? "" };
  const items = wanted && itemsOf(wanted);
  const at = new Date(typeof params["at"] === "string" ? params["at"] : host.now());
  if (kind === "method") return billing.openMethodPage(pages);
  if (kind === "portal") return billing.openPortal({ tenantId, customerRef, returnUrl: base });
  if (kind === "ending") return billing.setEnding({ ...changes, ending: params["ending"] === true });
  if (kind === "schedule") return billing.scheduleItems({ ...changes, items });
  if (kind === "discount") {
    const [percentOff, months] = [Number(params["percentOff"]), Number(params["months"])];
    return billing.discount({ ...changes, percentOff, months, name: `${percentOff} %` });
  }
  if (!items)
    return Promise.resolve({ result: "failed", code: "PLAN_UNKNOWN", message: "The plan has no price" });
  if (kind === "checkout") return billing.openCheckout({ ...pages, items });
  return billing.changeItems({ ...changes, items, charge: kind === "release_seats" ? "never" : "now", at });
}

function itemsOf({ code: plan, version, name, cycle, price, seats }: PricedPlan): PlanItem[] {
  const { currency, base, seat } = price;
  const item = { plan, version, cycle };
  return [
    { ...item, part: "base", name: `Quittance ${name}`, unit: { minor: base, currency }, quantity: 1 },
    {
      ...item,
      part: "seat",
      name: `Quittance ${name}: seat`,
      unit: { minor: seat, currency },
      quantity: seats,
    },
  ];
}
