import { useTranslation } from "react-i18next";

import type { StatementPage } from "~/money/queries/statement/statement-page.server";

import { Badge } from "../action/badge";
import { formatCivilDate } from "../format/format-date";
import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";
import { Panel } from "../record/panel";

/** Facts that are minor units written as text. */
const AMOUNTS = ["opening", "last_closing", "difference", "found", "balance"];

/** What was checked before commit, in plain words. */
export function StatementChecks({ page }: { page: StatementPage }) {
  const { t } = useTranslation("bank");
  const say = useReason(page.file.currency);
  const several = page.file.findings.parts.length > 1;
  return (
    <Panel title={t("check.title")}>
      {page.checks.length === 0 ? (
        <p>
          <Badge tone="good">{t("check.passed")}</Badge>
        </p>
      ) : (
        <ul className="grid gap-2">
          {page.checks.map((check, at) => (
            <li key={at} className="flex flex-wrap items-baseline gap-2">
              <Badge tone={check.level === "failed" ? "bad" : "neutral"}>{t(`check.${check.level}`)}</Badge>
              {several && <span className="muted">{t("check.statement", { count: check.part + 1 })}</span>}
              <span className="min-w-0 break-words">{say(check)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function useReason(currency: string) {
  const { t } = useTranslation("bank");
  const { locale } = useLocale();
  return ({ check, reason, facts }: StatementPage["checks"][number]): string => {
    const told = Object.entries(facts).map(([name, value]) => {
      const isAmount =
        AMOUNTS.includes(name) ||
        (name === "stated" && check === "control_totals" && reason === "total_differs");
      if (name === "date" && typeof value === "string")
        return [name, formatCivilDate(value, locale)] as const;
      if (!isAmount || typeof value !== "string" || !/^-?\d+$/.test(value))
        return [name, value ?? "—"] as const;
      return [name, formatMoney({ minor: BigInt(value), currency }, locale, "symbol")] as const;
    });
    return t(`check.reason.${reason}` as "check.reason.gap", {
      ...Object.fromEntries(told),
      defaultValue: reason,
    });
  };
}
