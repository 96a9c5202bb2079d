import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { ACCOUNT_STATUSES, type AccountStatus } from "~/collections/domain/account/account-status";
import type { Dashboard } from "~/collections/queries/dashboard/dashboard.server";

import { BarChart } from "./chart/bar-chart";
import { CountText } from "../format/count-text";
import { formatCount } from "../format/format-number";
import { useLocale } from "../format/locale-provider";
import { Panel } from "../record/panel";

/** How many accounts stand where. */
export function StatusPanel({ figures }: { figures: Dashboard }) {
  const { t } = useTranslation("dashboard");
  const { t: account } = useTranslation("account");
  const { locale } = useLocale();
  const counts = new Map(figures.statuses.map(({ status, count }) => [status, count]));
  const total = figures.statuses.reduce((sum, { count }) => sum + count, 0);
  const countOf = (status: AccountStatus) => counts.get(status) ?? 0;
  return (
    <Panel
      title={t("status.title")}
      action={
        <span className="small muted">
          <CountText value={total} /> {t("status.inAll")}
        </span>
      }
    >
      <BarChart
        title={t("status.caption")}
        description={t("status.description", { count: total })}
        head={[t("status.status"), t("status.accounts")]}
        bars={ACCOUNT_STATUSES.map((status) => ({
          label: account(`status.${status}`),
          value: countOf(status),
          text: formatCount(countOf(status), locale),
          href: `/worklist?status=${status}`,
        }))}
      />
      <p className="small mt-2">
        <Link className="link" to="/worklist?view=finished">
          {t("status.finished")}
        </Link>
      </p>
    </Panel>
  );
}
