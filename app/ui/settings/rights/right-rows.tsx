import { useTranslation } from "react-i18next";

import type { RightRow } from "~/people/domain/permission/outlook/explain-rights";

import { Badge } from "../../action/badge";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { useRoleName } from "../use-role-names";
import { useRightWords } from "./use-right-words";

/** Every permission with yes or no and the lines behind it. */
export function RightRows({ rows, name }: { rows: readonly RightRow[]; name: string }) {
  const { t } = useTranslation("rights");
  const { permission } = useRightWords();
  const columns: Column<RightRow>[] = [
    {
      key: "permission",
      header: t("effective.permission"),
      main: true,
      cell: (row) => (
        <>
          {permission(row.permission)} <code className="muted small">{row.permission}</code>
        </>
      ),
    },
    {
      key: "answer",
      header: t("effective.answer"),
      cell: (row) => (
        <Badge tone={row.allowed ? "good" : "neutral"}>
          {t(row.allowed ? "effective.yes" : "effective.no")}
        </Badge>
      ),
    },
    { key: "why", header: t("effective.why"), cell: (row) => <Why row={row} /> },
  ];
  return (
    <Panel title={t("effective.title", { name })} flush>
      <DataTable
        caption={t("effective.caption")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.permission}
        dense
        empty={<p className="p-3.5 muted">{t("effective.empty")}</p>}
      />
    </Panel>
  );
}

function Why({ row }: { row: RightRow }) {
  const { t } = useTranslation("rights");
  const { reach } = useRightWords();
  const role = useRoleName();
  return (
    <ul className="grid gap-0.5 py-1">
      {row.blocked === "lacking" && <li>{t("effective.lacking")}</li>}
      {row.blocked === "out_of_scope" && row.scope && (
        <li>{t("effective.out_of_scope", { scope: t(`scope.${row.scope}`) })}</li>
      )}
      {row.sources.map((source) => (
        <li key={`${source.role.id} ${source.scope} ${source.lentBy ?? ""}`}>
          {source.lender === null
            ? t("effective.from", { role: role(source.role), reach: reach(source) })
            : t("effective.fromLent", {
                role: role(source.role),
                lender: source.lender,
                reach: reach(source),
              })}
        </li>
      ))}
    </ul>
  );
}
