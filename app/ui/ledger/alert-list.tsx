import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { alertKey, alertPath, type FinanceAlert } from "~/money/domain/alert/finance-alert";

import { Banner } from "../action/banner";

/** What finance must look at, each with the list behind it; nothing when all is well. */
export function AlertList({ alerts }: { alerts: FinanceAlert[] }) {
  const { t } = useTranslation("bank");
  if (alerts.length === 0) return null;
  const critical = alerts.some(({ code }) => code === "imbalance");
  return (
    <Banner tone={critical ? "bad" : "warn"} title={t("alert.title", { count: alerts.length })}>
      <ul>
        {alerts.map((alert) => (
          <li key={alertKey(alert)}>
            <Link className="link" to={alertPath(alert)}>
              {t(`alert.${alert.code}`, { count: alert.count, name: alert.name ?? "" })}
            </Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
