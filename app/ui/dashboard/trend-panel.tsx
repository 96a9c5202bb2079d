import { useTranslation } from "react-i18next";

import type { TrendPoint } from "~/collections/domain/dashboard/period";

import { LineChart } from "./chart/line-chart";
import { formatCivilDate } from "../format/format-date";
import { formatMoney, formatMoneyMark } from "../format/format-money";
import { useLocale } from "../format/locale-provider";
import { Panel } from "../record/panel";

/** Money that came in, by the day it counts for. */
export function TrendPanel({ points, total }: { points: readonly TrendPoint[]; total: bigint }) {
  const { t } = useTranslation("dashboard");
  const { locale, currency } = useLocale();
  // Labels name the points, so the year is needed once the same day could come twice.
  const style =
    points.length > 0 && points.at(-1)!.to.slice(0, 4) !== points[0]!.from.slice(0, 4) ? "day" : "short";
  const text = (minor: bigint) => formatMoney({ minor, currency }, locale);
  return (
    <Panel title={t("trend.title")}>
      <LineChart
        title={t("trend.caption")}
        description={t("trend.description", { total: text(total) })}
        head={[t("trend.day"), t("trend.amount")]}
        points={points.map((point) => ({
          label: formatCivilDate(point.from, locale, style),
          value: Math.max(Number(point.amount), 0),
          text: text(point.amount),
        }))}
        axisText={(value) => formatMoneyMark(value, currency, locale)}
      />
    </Panel>
  );
}
