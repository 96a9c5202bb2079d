import { useTranslation } from "react-i18next";

import type { DistributionShare } from "~/collections/queries/worklist/distribution-preview.server";

import { CountText } from "../format/count-text";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import { DataTable } from "../table/data-table";

/** Per collector: accounts before and after, and the balance that comes along. */
export function DistributionShares({ shares }: { shares: readonly DistributionShare[] }) {
  const { t } = useTranslation("account");
  const { currency } = useLocale();
  return (
    <DataTable<DistributionShare>
      caption={t("distribute.title")}
      rows={shares}
      rowKey={(share) => share.staffId}
      empty={<EmptyState title={t("distribute.noCollectors")} />}
      columns={[
        { key: "name", header: t("column.collector"), main: true, cell: (share) => share.fullName },
        {
          key: "before",
          header: t("distribute.before"),
          align: "end",
          cell: (share) => <CountText value={share.open} />,
        },
        {
          key: "added",
          header: t("distribute.added"),
          align: "end",
          cell: (share) => <CountText value={share.added} />,
        },
        {
          key: "after",
          header: t("distribute.after"),
          align: "end",
          cell: (share) => (
            <>
              <CountText value={share.open + share.added} />
              <span className="muted">
                {" / "}
                <CountText value={share.capacity} />
              </span>
            </>
          ),
        },
        {
          key: "balance",
          header: t("distribute.balance"),
          unit: currency,
          align: "end",
          cell: (share) => <MoneyText value={{ minor: share.balance, currency }} bare />,
        },
      ]}
    />
  );
}
