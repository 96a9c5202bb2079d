import { useTranslation } from "react-i18next";

import type { Certificate } from "~/collections/queries/privacy/person-privacy.server";

import { InstantText } from "../../format/instant-text";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

/** What was destroyed: how many of each kind, which as a hash, by whom; never what it said. */
export function CertificateTable({ rows }: { rows: Certificate[] }) {
  const { t } = useTranslation("privacy");
  const columns: Column<Certificate>[] = [
    {
      key: "class",
      header: t("certificate.class"),
      main: true,
      cell: (row) => t(`certificate.classes.${row.class as "customer"}`, { defaultValue: row.class }),
    },
    { key: "count", header: t("certificate.count"), align: "end", cell: (row) => row.count },
    { key: "rules", header: t("people.rules"), cell: (row) => row.rules.join(", ") },
    {
      key: "by",
      header: t("certificate.by"),
      cell: (row) => [row.askedByName, row.byName].filter(Boolean).join(" · "),
    },
    { key: "at", header: t("certificate.at"), cell: (row) => <InstantText value={row.createdAt} /> },
    {
      key: "hash",
      header: t("certificate.hash"),
      cell: (row) => <code className="small break-all">{row.idsHash}</code>,
    },
  ];
  return (
    <Panel title={t("certificate.title")}>
      <p className="muted">{t("certificate.lead")}</p>
      <DataTable
        caption={t("certificate.title")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={null}
      />
    </Panel>
  );
}
