import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Impact } from "~/money/domain/payment/impact";

import { formatCivilDate } from "../format/format-date";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";

interface ImpactListProps {
  impacts: readonly Impact[];
  currency: string;
  accountId: string | null;
}

/** Everything that a reversal or return touches, each with the record it is about. */
export function ImpactList({ impacts, currency, accountId }: ImpactListProps) {
  const { t } = useTranslation("payment");
  const words = useWords();
  if (impacts.length === 0) return <p className="muted">{t("reversal.nothing")}</p>;
  return (
    <ul className="grid gap-1">
      {impacts.map((impact, at) => (
        <li key={at} className="flex flex-wrap justify-between gap-x-4">
          <Link className="link break-words" to={hrefOf(impact, accountId)}>
            {words(impact)}
          </Link>
          {impact.amount !== null && <MoneyText value={{ minor: impact.amount, currency }} />}
        </li>
      ))}
    </ul>
  );
}

const DATED = new Set<Impact["kind"]>(["match", "retry"]);

function useWords() {
  const { t } = useTranslation("payment");
  const { locale } = useLocale();
  return ({ kind, label }: Impact): string => {
    const known = label ?? "";
    const texts: Partial<Record<Impact["kind"], string>> = {
      allocation: t(`part.${known}` as "part.principal", { defaultValue: known }),
      hold: t(`reversal.hold.${known}` as "reversal.hold.uncleared", { defaultValue: known }),
      mandate: t(`mandate.state.${known}` as "mandate.state.active", { defaultValue: known }),
    };
    const text = DATED.has(kind) && known ? formatCivilDate(known, locale) : (texts[kind] ?? known);
    return t(`reversal.kind.${kind}`, { label: text });
  };
}

function hrefOf({ kind, id }: Impact, accountId: string | null): string {
  switch (kind) {
    case "match":
      return `/bank/lines/${id}/matches`;
    case "entry":
      return `/ledger/entries/${id}`;
    case "allocation":
      return `/accounts/${id}`;
    case "hold":
      return "/ledger/2100";
    case "receipt":
      return `/files/receipts/${id}`;
    case "cover":
      return "/transfers";
    case "mandate":
      return accountId ? `/accounts/${accountId}/mandates/${id}` : "/payments/mandates";
    case "freeze":
      return "/ledger/invariants";
    case "fee":
    case "payment":
    case "draft":
    case "retry":
      return `/payments/${id}`;
  }
}
