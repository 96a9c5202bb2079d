import { useTranslation } from "react-i18next";

import type { StaffRow } from "~/people/queries/staff-list.server";

import { Badge } from "../action/badge";
import type { FormResult } from "../form/action-form";
import { RelativeText } from "../format/relative-text";
import { ConfirmDialog } from "../overlay/confirm-dialog";
import { Panel } from "../record/panel";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { ActForm } from "./act-form";
import { StaffSecurity } from "./security/staff-security";
import { useRoleNames } from "./use-role-names";

interface StaffTableProps {
  staff: StaffRow[];
  ownId: string;
  mayDeactivate: boolean;
  maySecure: boolean;
  now: Date;
  answer: FormResult | null | undefined;
}

/** Everybody who works here; a colleague can be deactivated, oneself never. */
export function StaffTable(props: StaffTableProps) {
  const { t } = useTranslation("settings");
  return (
    <Panel title={t("people.staff")} flush>
      <DataTable
        caption={t("people.staffCaption")}
        columns={useColumns(props)}
        rows={props.staff}
        rowKey={(row) => row.id}
        rowHref={(row) => `/settings/people/${row.id}`}
        empty={null}
      />
    </Panel>
  );
}

function useColumns({ ownId, mayDeactivate, maySecure, now, answer }: StaffTableProps): Column<StaffRow>[] {
  const { t } = useTranslation("settings");
  const roleNames = useRoleNames();
  const columns: Column<StaffRow>[] = [
    {
      key: "name",
      header: t("people.name"),
      main: true,
      clip: true,
      cell: (row) => (
        <span title={`${row.fullName} ${row.email}`}>
          {row.fullName}
          {row.id === ownId && <span className="muted"> ({t("people.you")})</span>}
          <span className="small muted block truncate font-normal">{row.email}</span>
        </span>
      ),
    },
    { key: "role", header: t("people.role"), cell: (row) => roleNames(row.roles) },
    {
      key: "status",
      header: t("people.status"),
      cell: (row) => (
        <span className="flex flex-wrap gap-1">
          <Badge tone={row.status === "active" ? "good" : "neutral"}>
            {t(`people.state.${row.status}` as "people.state.active", { defaultValue: row.status })}
          </Badge>
          {row.locked && <Badge tone="bad">{t("people.locked")}</Badge>}
        </span>
      ),
    },
    {
      key: "factor",
      header: t("people.factor"),
      cell: (row) =>
        row.hasFactor ? t("people.hasFactor") : <span className="muted">{t("people.noFactor")}</span>,
    },
    {
      key: "seen",
      header: t("people.lastSeen"),
      cell: (row) =>
        row.lastSeenAt ? (
          <RelativeText value={row.lastSeenAt} now={now} />
        ) : (
          <span className="muted">{t("people.never")}</span>
        ),
    },
  ];
  if (!mayDeactivate && !maySecure) return columns;
  return [
    ...columns,
    {
      key: "act",
      header: t("people.act"),
      cell: (row) =>
        row.id !== ownId &&
        row.status === "active" && (
          <span className="flex flex-wrap gap-1">
            {maySecure && <StaffSecurity person={row} />}
            {mayDeactivate && <Deactivate person={row} answer={answer} />}
          </span>
        ),
    },
  ];
}

function Deactivate({ person, answer }: { person: StaffRow; answer: FormResult | null | undefined }) {
  const { t } = useTranslation("settings");
  const name = person.fullName;
  return (
    <ConfirmDialog
      trigger={{ label: t("people.deactivate"), className: "btn btn-small" }}
      title={t("people.deactivateTitle", { name })}
      consequence={t("people.deactivateBody")}
    >
      <ActForm look="danger" sends={{ act: "deactivate", staffId: person.id, name }} answer={answer}>
        {t("people.deactivateDo", { name })}
      </ActForm>
    </ConfirmDialog>
  );
}
