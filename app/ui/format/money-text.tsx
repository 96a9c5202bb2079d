import type { Money } from "~/money/domain/amount/money";

import { formatMoney } from "./format-money";
import { useLocale } from "./locale-provider";

interface MoneyTextProps {
  value: Money | null | undefined;
  /** Without the currency sign: for a column whose header names the currency once. */
  bare?: boolean;
}

/** One amount. Negative ones are in brackets, and a minus is said to those who hear the page. */
export function MoneyText({ value, bare }: MoneyTextProps) {
  const { locale } = useLocale();
  if (!value) return <span className="muted">—</span>;
  const text = formatMoney(value, locale, bare ? "bare" : "symbol");
  if (value.minor >= 0n) return <span className="num nowrap">{text}</span>;
  return (
    <span className="num nowrap">
      <span className="sr-only">−{text.slice(1, -1)}</span>
      <span aria-hidden="true">{text}</span>
    </span>
  );
}
