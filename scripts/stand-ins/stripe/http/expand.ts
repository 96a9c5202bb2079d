import type { Kind } from "../state";
import type { StandIn } from "../stand-in";
import { invalidRequest } from "./stripe-failure";

const KIND_OF_PREFIX: Record<string, Kind> = {
  cs: "checkout.session",
  pi: "payment_intent",
  ch: "charge",
  py: "charge",
  re: "refund",
  pyr: "refund",
  du: "dispute",
  txn: "balance_transaction",
  po: "payout",
  seti: "setup_intent",
  pm: "payment_method",
  mandate: "mandate",
  cus: "customer",
  sub: "subscription",
  sub_sched: "subscription_schedule",
  in: "invoice",
  co: "coupon",
};

type Json = Record<string, unknown>;

/**
 * Replaces references by the objects they name, for paths such as `data.payment_intent.latest_charge`, in a copy.
 * A charge shows its refunds only when asked, as at Stripe.
 */
export function expandAnswer(standIn: StandIn, account: string, answer: object, paths: string[]): object {
  const copy = structuredClone(answer) as Json;
  for (const path of paths) {
    const parts = path.split(".");
    if (parts.length > 4) {
      throw invalidRequest("You cannot expand more than 4 levels of a property", { param: "expand" });
    }
    expandPath(standIn, account, copy, parts, path);
  }
  return copy;
}

function expandPath(standIn: StandIn, account: string, holder: Json, parts: string[], path: string): void {
  const [part = "", ...rest] = parts;
  const value =
    part === "refunds" && holder.object === "charge" ? refundsOf(standIn, account, holder) : holder[part];
  if (value === undefined) {
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
  }
  if (value === null) return;
  const found = typeof value === "string" ? lookUp(standIn, account, value, path) : value;
  holder[part] = found;
  if (rest.length === 0) return;
  const targets = Array.isArray(found) ? found : [found];
  for (const target of targets as Json[]) expandPath(standIn, account, target, rest, path);
}

function lookUp(standIn: StandIn, account: string, id: string, path: string): object {
  const kind = KIND_OF_PREFIX[id.startsWith("sub_sched_") ? "sub_sched" : (id.split("_")[0] ?? "")];
  if (!kind) throw invalidRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
  return structuredClone(standIn.get(kind, account, id));
}

function refundsOf(standIn: StandIn, account: string, charge: Json): object {
  const refunds = standIn.all("refund", account).filter((refund) => refund.charge === charge.id);
  const url = `/v1/charges/${String(charge.id)}/refunds`;
  return { object: "list", data: structuredClone(refunds.slice(0, 10)), has_more: refunds.length > 10, url };
}
