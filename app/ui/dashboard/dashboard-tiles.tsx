import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { ChosenPeriod } from "~/collections/domain/dashboard/period";
import type { Dashboard } from "~/collections/queries/dashboard/dashboard.server";

import { CountText } from "../format/count-text";
import { formatPercent } from "../format/format-number";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import { PercentText } from "../format/percent-text";
import { WhyNumber } from "../overlay/why-number";
import { Tiles } from "../page/tiles";

interface DashboardTilesProps {
  figures: Dashboard;
  period: ChosenPeriod;
}

/** The four figures of the desk; each leads to the rows that make it. */
export function DashboardTiles({ figures, period }: DashboardTilesProps) {
  const { t } = useTranslation("dashboard");
  const { currency } = useLocale();
  const money = (minor: bigint) => <MoneyText value={{ minor, currency }} />;
  return (
    <Tiles
      tiles={[
        {
          key: "active",
          label: t("tile.active"),
          value: <CountText value={figures.activeAccounts} />,
          href: "/worklist",
        },
        {
          key: "balance",
          label: t("tile.balance"),
          value: money(figures.totalBalance),
          note: t("tile.balanceNote"),
          href: "/worklist?sort=-balance",
        },
        {
          key: "recovery",
          label: t("tile.recovery"),
          value: (
            <WhyNumber
              name={t("tile.recovery")}
              figure={<PercentText ratio={figures.recoveryRate} digits={2} />}
              formula={t("tile.recoveryFormula")}
              parts={[
                { label: t("tile.recovered"), value: money(figures.recovered) },
                { label: t("tile.placed"), value: money(figures.placed) },
                { label: t("tile.recovery"), value: <PercentText ratio={figures.recoveryRate} digits={2} /> },
              ]}
              more={
                <Link className="link" to="/payments?status=completed">
                  {t("tile.recoveryMore")}
                </Link>
              }
            />
          ),
          note: t("tile.recoveryNote"),
        },
        {
          key: "collected",
          label: t("tile.collected"),
          value: money(figures.collected),
          note: <Change now={figures.collected} before={figures.collectedBefore} />,
          href: `/payments?status=completed&from=${period.from}&to=${period.to}`,
        },
      ]}
    />
  );
}

/** More or less than in the period before, in words; a period without money has nothing to compare with. */
function Change({ now, before }: { now: bigint; before: bigint }) {
  const { t } = useTranslation("dashboard");
  const { locale, currency } = useLocale();
  if (before <= 0n) return <>{t("change.none")}</>;
  const ratio = Number(((now - before) * 10_000n) / before) / 10_000;
  const percent = formatPercent(Math.abs(ratio), locale);
  return (
    <>
      {ratio === 0
        ? t("change.same")
        : ratio > 0
          ? t("change.more", { percent })
          : t("change.less", { percent })}{" "}
      (<MoneyText value={{ minor: before, currency }} />)
    </>
  );
}
