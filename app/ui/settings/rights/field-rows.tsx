import { useTranslation } from "react-i18next";

import type { FieldRow } from "~/people/domain/permission/outlook/explain-rights";

import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { useRoleName } from "../use-role-names";
import { FieldName } from "./field-name";

/** What the person sees of every ruled field, and which role or pin says so. */
export function FieldRows({ fields }: { fields: readonly FieldRow[] }) {
  const { t } = useTranslation("rights");
  const role = useRoleName();
  const columns: Column<FieldRow>[] = [
    {
      key: "field",
      header: t("effective.field"),
      main: true,
      cell: (row) => <FieldName field={row.field} />,
    },
    { key: "sees", header: t("effective.sees"), cell: (row) => t(`level.${row.level}`) },
    {
      key: "why",
      header: t("effective.why"),
      cell: (row) => (
        <ul className="grid gap-0.5 py-1">
          {row.roles.map((one) => (
            <li key={one.key}>
              {t("effective.byRole", { role: role(one), level: t(`level.${one.level}`) })}
            </li>
          ))}
          {row.roles.length === 0 && <li className="muted">{t("effective.noRoles")}</li>}
          {row.pin && <li>{t("effective.pin", { level: t(`level.${row.pin}`) })}</li>}
        </ul>
      ),
    },
  ];
  return (
    <Panel title={t("effective.fields")} flush>
      <DataTable
        caption={t("effective.fieldsCaption")}
        columns={columns}
        rows={fields}
        rowKey={(row) => row.field}
        dense
        empty={null}
      />
    </Panel>
  );
}
