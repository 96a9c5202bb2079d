import { useTranslation } from "react-i18next";

import type { Certificate } from "~/collections/queries/privacy/person-privacy.server";

import { CopyButton } from "../../action/copy-button";
import { InstantText } from "../../format/instant-text";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

const SHOWN = 16;

/** What was destroyed at one time: how many of each kind, which as a hash, by whom; never what it said. */
export function CertificateTable({ rows }: { rows: Certificate[] }) {
  const { t } = useTranslation("privacy");
  const [first] = rows;
  if (!first) return null;
  const columns: Column<Certificate>[] = [
    {
      key: "class",
      header: t("certificate.class"),
      main: true,
      cell: (row) => t(`certificate.classes.${row.class as "customer"}`, { defaultValue: row.class }),
    },
    { key: "count", header: t("certificate.count"), align: "end", cell: (row) => row.count },
    {
      key: "hash",
      header: t("certificate.hash"),
      cell: (row) => (
        <span className="flex items-center gap-1">
          <code title={row.idsHash}>{row.idsHash.slice(0, SHOWN)}…</code>
          <CopyButton text={row.idsHash} label={t("certificate.copy")} />
        </span>
      ),
    },
  ];
  return (
    <Panel title={t("certificate.title")}>
      <Facts
        facts={[
          { label: t("certificate.at"), value: <InstantText value={first.createdAt} /> },
          { label: t("certificate.askedBy"), value: first.askedByName },
          { label: t("certificate.agreedBy"), value: first.byName },
          { label: t("certificate.rules"), value: first.rules.join(", ") || null },
        ]}
      />
      <DataTable
        caption={t("certificate.title")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={null}
      />
      <p className="small muted">{t("certificate.lead")}</p>
    </Panel>
  );
}
