import { Trans, useTranslation } from "react-i18next";

import type { PortalAccount } from "~/collections/queries/portal/portal-overview.server";

import { ProgressRing } from "../dashboard/chart/progress-ring";
import { formatMoney } from "../format/format-money";
import { formatPercent } from "../format/format-number";
import { useLocale } from "../format/locale-provider";
import { isOwing } from "./is-owing";

interface PositionProps {
  accounts: readonly PortalAccount[];
  firm: string;
}

/** The whole position in one sentence and one ring. Accounts of one firm share its currency. */
export function Position({ accounts, firm }: PositionProps) {
  const { t } = useTranslation("portal");
  const { locale } = useLocale();
  const owing = accounts.filter(isOwing);
  const [first] = owing;
  const collected = sum(accounts, "collected");
  const owed = sum(owing, "balance");
  const percent = formatPercent(share(collected, owed), locale, 0);
  return (
    <div className="portal-position">
      {first ? (
        <p>
          <Trans
            t={t}
            i18nKey={owing.length === 1 ? "overview.owe" : "overview.oweSeveral"}
            values={{
              amount: formatMoney({ minor: owed, currency: first.currency }, locale),
              creditor: first.originalCreditor ?? first.creditorName,
              count: owing.length,
              firm,
            }}
            components={{ sum: <strong className="portal-sum" /> }}
          />
        </p>
      ) : (
        <div>
          <p className="portal-sum">{t("overview.clear")}</p>
          <p>{t("overview.clearBody", { firm })}</p>
        </div>
      )}
      <div className="portal-ring">
        <ProgressRing
          ratio={share(collected, owed)}
          text={percent}
          label={t("overview.paidShareLabel", { percent })}
        />
        <span aria-hidden="true">{t("overview.paidShare")}</span>
      </div>
    </div>
  );
}

function sum(accounts: readonly PortalAccount[], figure: "collected" | "balance"): bigint {
  return accounts.reduce((total, account) => total + account[figure], 0n);
}

/** Paid of all that was placed, 0 … 1; to a thousandth, which no float can get wrong. */
function share(paid: bigint, owed: bigint): number {
  const placed = paid + owed;
  return placed > 0n ? Number((paid * 1000n) / placed) / 1000 : 1;
}
