import type { Money } from "~/money/domain/amount/money";
import { formatMoney } from "~/ui/format/format-money";

/** Money in an answer: whole minor units, currency, and how a reader would see it. */
export function toMoney(minor: bigint, currency: string): Money & { display: string } {
  return { minor, currency, display: formatMoney({ minor, currency }, "en") };
}
