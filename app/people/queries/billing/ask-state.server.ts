import type { QueryContext } from "~/people/access/query-context";
import { type AskKind, findAsk } from "~/people/data/billing/billing-asks.server";
import { findSubscription } from "~/people/data/billing/subscriptions.server";
import { isSubscribed } from "~/people/domain/billing/subscription-state";

export interface AskState {
  kind: AskKind;
  state: "asked" | "done" | "failed";
  url: string | null;
  code: string | null;
  /** the firm has a plan: what a payment page is opened for */
  subscribed: boolean;
}

/** How far the provider is with something that was asked of it. */
export async function askState({ db }: QueryContext, { askId }: { askId: string }): Promise<AskState | null> {
  const ask = await findAsk(db, askId);
  if (!ask) return null;
  const held = await findSubscription(db);
  const { kind, state, url, code } = ask;
  return { kind, state, url, code, subscribed: isSubscribed(held?.status ?? null) };
}
