import { useTranslation } from "react-i18next";

import type { RoleRow } from "~/people/queries/rights/role-list.server";

import { Badge } from "../../action/badge";
import { RelativeText } from "../../format/relative-text";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { useRoleName } from "../use-role-names";

/** Every role with how many hold it; a row opens what it lets them do. */
export function RoleTable({ roles, now }: { roles: RoleRow[]; now: Date }) {
  const { t } = useTranslation("rights");
  const name = useRoleName();
  const columns: Column<RoleRow>[] = [
    {
      key: "name",
      header: t("list.name"),
      main: true,
      clip: true,
      cell: (row) => <span title={name(row)}>{name(row)}</span>,
    },
    {
      key: "kind",
      header: t("list.kind"),
      cell: (row) => (
        <span className="flex flex-wrap gap-1">
          <Badge tone={row.system ? "neutral" : "accent"}>
            {t(row.system ? "list.shipped" : "list.own")}
          </Badge>
          {row.state === "retired" && <Badge tone="warn">{t("list.retired")}</Badge>}
        </span>
      ),
    },
    { key: "holders", header: t("list.holders"), align: "end", cell: (row) => row.holders },
    { key: "permissions", header: t("list.permissions"), align: "end", cell: (row) => row.permissions },
    {
      key: "changed",
      header: t("list.changed"),
      cell: (row) => (
        <>
          <RelativeText value={row.changedAt} now={now} />
          {!row.system && <span className="muted"> · {t("list.version", { count: row.roleVersion })}</span>}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={t("list.caption")}
      columns={columns}
      rows={roles}
      rowKey={(row) => row.id}
      rowHref={(row) => `/settings/roles/${row.id}`}
      empty={null}
    />
  );
}
