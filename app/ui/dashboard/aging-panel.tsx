import { useTranslation } from "react-i18next";

import type { Dashboard } from "~/collections/queries/dashboard/dashboard.server";

import { ShareBar } from "./chart/share-bar";
import { formatMoney } from "../format/format-money";
import { formatPercent } from "../format/format-number";
import { useLocale } from "../format/locale-provider";
import { Panel } from "../record/panel";

/** How old the debts are, by balance. */
export function AgingPanel({ figures }: { figures: Dashboard }) {
  const { t } = useTranslation("dashboard");
  const { locale, currency } = useLocale();
  const whole = figures.totalBalance;
  const share = (part: bigint) => (whole === 0n ? null : Number((part * 10_000n) / whole) / 10_000);
  return (
    <Panel title={t("aging.title")}>
      <ShareBar
        title={t("aging.caption")}
        description={t("aging.description", { total: formatMoney({ minor: whole, currency }, locale) })}
        head={[t("aging.age"), t("aging.balance"), t("aging.share")]}
        shares={inOrder(figures.aging).map((band) => ({
          label: `${t(`aging.band.${band.band}`)} · ${t("aging.accounts", { count: band.count })}`,
          value: Number(band.balance),
          text: formatMoney({ minor: band.balance, currency }, locale),
          shareText: formatPercent(share(band.balance), locale),
          href: `/worklist?age=${band.band}`,
        }))}
      />
    </Panel>
  );
}

/** From what presses least to what presses most: the picture grows darker that way. */
function inOrder(aging: Dashboard["aging"]): Dashboard["aging"] {
  return [
    ...aging.filter(({ band }) => band === "no_date"),
    ...aging.filter(({ band }) => band !== "no_date"),
  ];
}
