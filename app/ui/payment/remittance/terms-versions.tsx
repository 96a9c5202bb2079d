import { useTranslation } from "react-i18next";

import type { TermsVersion } from "~/collections/queries/remittance/contract-terms.server";

import { CountText } from "../../format/count-text";
import { DateText } from "../../format/date-text";
import { DataTable } from "../../table/data-table";

/** What was agreed and from when, newest first. */
export function TermsVersions({ versions }: { versions: TermsVersion[] }) {
  const { t } = useTranslation("remittance");
  const feeOf = ({ feeSchedule: { bands = [] } }: TermsVersion) =>
    bands
      .map(({ upToDays: days, rate }) =>
        days === null
          ? t(bands.length === 1 ? "terms.always" : "terms.older", { rate })
          : t("terms.days", { days, rate }),
      )
      .join(", ");
  return (
    <DataTable
      caption={t("terms.versions")}
      columns={[
        {
          key: "version",
          header: t("terms.version"),
          main: true,
          cell: (row) => <CountText value={row.versionNo} />,
        },
        { key: "from", header: t("terms.from"), cell: (row) => <DateText value={row.effectiveFrom} /> },
        {
          key: "fee",
          header: t("terms.fee"),
          cell: (row) => <span className="break-words">{feeOf(row) || "—"}</span>,
        },
        {
          key: "kind",
          header: t("terms.kind"),
          cell: (row) => (row.remittance.type ? t(`type.${row.remittance.type}`) : "—"),
        },
        {
          key: "accounts",
          header: t("terms.accounts"),
          align: "end",
          cell: (row) => <CountText value={row.accounts} />,
        },
        { key: "madeBy", header: t("terms.madeBy"), cell: (row) => row.madeBy ?? "—" },
      ]}
      rows={versions}
      rowKey={(row) => row.id}
      empty={null}
    />
  );
}
