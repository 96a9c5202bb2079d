import { useTranslation } from "react-i18next";

import type { OwnFirm } from "~/people/access/identity/list-own-firms.server";

import { Badge } from "../action/badge";
import type { FormResult } from "../form/action-form";
import { Panel } from "../record/panel";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { ActForm } from "./act-form";

interface FirmListProps {
  firms: OwnFirm[];
  answer: FormResult | null | undefined;
}

/** The agencies of one login: all but the open one can be opened. */
export function FirmList({ firms, answer }: FirmListProps) {
  const { t } = useTranslation("settings");
  const columns: Column<OwnFirm>[] = [
    { key: "name", header: t("firms.name"), main: true, clip: true, cell: ({ name }) => name },
    {
      key: "act",
      header: t("firms.act"),
      cell: ({ tenantId, name, current }) =>
        current ? (
          <Badge tone="good">{t("firms.current")}</Badge>
        ) : (
          <ActForm small sends={{ tenantId }} answer={answer}>
            {t("firms.open", { name })}
          </ActForm>
        ),
    },
  ];
  return (
    <Panel title={t("firms.list")} flush>
      <DataTable
        caption={t("firms.list")}
        columns={columns}
        rows={firms}
        rowKey={(firm) => firm.tenantId}
        empty={null}
      />
    </Panel>
  );
}
