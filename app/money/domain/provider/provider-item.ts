// Source: spec 05 §8 (payout reconciliation: each item maps to PS01, PS02, PS04, PS05 or PS07; an unmapped one is BK4).
import { z } from "zod";

import type { CivilDate } from "~/office/domain/calendar-date";

export const ITEM_KINDS = [
  "payment", "refund", "refund_failure", "dispute", "payment_failure", "payout", "fee", "other",
] as const; // prettier-ignore

export type ItemKind = (typeof ITEM_KINDS)[number];
export type ItemRule = "PS01" | "PS03" | "PS04" | "PS05" | "PS07";

/** One line of the processor's own book; signed minor units, `net = gross − fee`. */
export const providerItem = z.object({
  itemRef: z.string(),
  kind: z.enum(ITEM_KINDS),
  gross: z.bigint(),
  fee: z.bigint(),
  net: z.bigint(),
  currency: z.string().length(3),
  sourceRef: z.string().optional(),
  /** the payment at the processor behind it */
  intentRef: z.string().optional(),
  happenedAt: z.date(),
  availableAt: z.date(),
  description: z.string().optional(),
});
export type ProviderItem = z.infer<typeof providerItem>;

/** The rule whose entry in our books an item is; its fee is PS02's. Null is a kind of money our books do not know. */
export function ruleOfItem({ kind, gross }: Pick<ProviderItem, "kind" | "gross">): ItemRule | null {
  if (kind === "payment") return "PS01";
  // one that was sent back is its mirror
  if (kind === "refund" || kind === "refund_failure") return "PS04";
  if (kind === "dispute") return gross < 0n ? "PS05" : "PS07";
  if (kind === "payout") return "PS03";
  return null;
}

/** What a payout pays out: its items without the payout's own line. */
export function netOfPayout(items: readonly Pick<ProviderItem, "kind" | "net">[]): bigint {
  return items.filter(({ kind }) => kind !== "payout").reduce((sum, { net }) => sum + net, 0n);
}

/** The day a break must be explained by: one business day after it was found. */
export function nextBusinessDay(day: CivilDate): CivilDate {
  const date = new Date(`${day}T00:00:00Z`);
  do date.setUTCDate(date.getUTCDate() + 1);
  while ([0, 6].includes(date.getUTCDay()));
  return date.toISOString().slice(0, 10);
}
