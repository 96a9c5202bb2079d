import { z } from "zod";

import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { listCatalogue, savePlanVersion } from "~/people/data/billing/plans.server";
import { saveOperatorDeed } from "~/people/data/operator/operator-log.server";
import type { Plan, PlanPrice } from "~/people/domain/billing/plan";

import { requestOrigin } from "../request-origin.server";
import type { OperatorAccess } from "./require-operator.server";

/** Currencies that the catalogue has prices in; each counts in hundredths. */
export const PRICE_CURRENCIES = ["USD", "INR"] as const;

const price = z
  .string()
  .trim()
  .regex(/^(\d{1,9}(\.\d{1,2})?)?$/, "PLAN_PRICE")
  .default("");
const count = z.coerce.number("WHOLE_NUMBER").int("WHOLE_NUMBER").min(0, "WHOLE_NUMBER").max(10_000_000);
/** empty is as much as the firm likes */
const limit = z
  .string()
  .trim()
  .regex(/^\d{0,9}$/, "WHOLE_NUMBER")
  .default("");

export const planEditForm = z.object({
  code: z.string().min(1).max(40),
  version: z.coerce.number().int().min(1),
  seats: count,
  desks: count,
  customers: limit,
  apiCalls: limit,
  texts: limit,
  storageGb: limit,
  USD_base: price,
  USD_seat: price,
  INR_base: price,
  INR_seat: price,
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});
type PlanEdit = z.output<typeof planEditForm>;

/** An operator edits a plan: firms that have it keep what they signed, whoever chooses it next gets the new version. */
export async function savePlan(
  request: Request,
  operator: OperatorAccess,
  form: PlanEdit,
): Promise<Outcome<null>> {
  const { database } = await currentHost();
  const before = (await listCatalogue(database)).find(({ code }) => code === form.code);
  if (!before) return refuse("NOT_FOUND");
  if (before.version !== form.version) return refuse("VERSION_CONFLICT");
  const fields = halfPriced(form);
  if (fields) return refuse("VALIDATION", { fields });
  const by = { id: operator.id, name: operator.fullName };
  const next = edited(before, form);
  if (!(await savePlanVersion(database, next, { reason: form.reason, by })))
    return refuse("VERSION_CONFLICT");
  const { ip } = requestOrigin(request);
  const facts = { code: next.code, version: next.version, reason: form.reason };
  await saveOperatorDeed(database, {
    operatorId: operator.id,
    tenantId: null,
    type: "plan.changed",
    facts,
    ip,
  });
  return accept(null);
}

/** A currency has both prices or none. */
function halfPriced(form: PlanEdit): Record<string, string> | null {
  for (const currency of PRICE_CURRENCIES) {
    const [base, seat] = [form[`${currency}_base`], form[`${currency}_seat`]];
    if ((base === "") !== (seat === ""))
      return { [`${currency}_${base === "" ? "base" : "seat"}`]: "PLAN_PRICE" };
  }
  return null;
}

function edited(before: Plan, form: PlanEdit): Plan {
  const most = (text: string) => (text === "" ? null : Number(text));
  const prices = PRICE_CURRENCIES.flatMap((currency): [string, PlanPrice][] => {
    const [base, seat] = [form[`${currency}_base`], form[`${currency}_seat`]];
    return base === "" ? [] : [[currency, { base: toMinor(base), seat: toMinor(seat) }]];
  });
  return {
    ...before,
    version: before.version + 1,
    limits: {
      ...before.limits,
      seats: form.seats,
      desks: form.desks,
      customers: most(form.customers),
      apiCalls: most(form.apiCalls),
      texts: most(form.texts),
      storageGb: most(form.storageGb),
    },
    prices: Object.fromEntries(prices),
  };
}

function toMinor(text: string): bigint {
  const [whole = "0", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(2, "0"));
}
