import { useTranslation } from "react-i18next";

import type { AccessOfFirm } from "~/people/queries/operator/firms.server";

import { Badge } from "../../action/badge";
import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { InstantText } from "../../format/instant-text";
import { EmptyState } from "../../record/empty-state";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { ActForm } from "../act-form";
import { answerFor } from "../answer-for";
import { accessBadge } from "./access-badge";

interface AccessTableProps {
  accesses: AccessOfFirm[];
  /** The operator who reads: own requests can be entered and ended, others' glass broken. */
  ownId: string;
  answer: FormResult | null | undefined;
}

/** Requests to look into firms, over all of them. */
export function AccessTable({ accesses, ownId, answer }: AccessTableProps) {
  const { t } = useTranslation("operator");
  const columns: Column<AccessOfFirm>[] = [
    { key: "firm", header: t("console.firm.name"), main: true, clip: true, cell: (row) => row.firm },
    { key: "operator", header: t("console.access.operator"), cell: (row) => row.operatorName },
    { key: "ticket", header: t("console.ask.ticket"), cell: (row) => row.ticket },
    {
      key: "reason",
      header: t("console.ask.reason"),
      clip: true,
      cell: (row) => <span title={row.reason}>{row.reason}</span>,
    },
    {
      key: "state",
      header: t("standing.state"),
      cell: (row) => {
        const { tone, key } = accessBadge(row);
        return <Badge tone={tone}>{t(key)}</Badge>;
      },
    },
    {
      key: "until",
      header: t("console.access.until"),
      cell: (row) => row.open && row.untilAt && <InstantText value={row.untilAt} />,
    },
    {
      key: "act",
      header: t("console.access.acts"),
      cell: (row) => <Acts row={row} ownId={ownId} answer={answer} />,
    },
  ];
  return (
    <DataTable
      caption={t("console.nav.access")}
      columns={columns}
      rows={accesses}
      rowKey={(row) => row.id}
      rowHref={(row) => `/operator/tenants/${row.tenantId}`}
      empty={<EmptyState title={t("console.access.none")} />}
    />
  );
}

function Acts({ row, ownId, answer }: { row: AccessOfFirm } & Omit<AccessTableProps, "accesses">) {
  const { t } = useTranslation("operator");
  const ids = { tenantId: row.tenantId, accessId: row.id };
  if (row.operatorId === ownId) {
    if (!row.open && row.state !== "asked") return null;
    return (
      <div className="flex flex-wrap gap-2">
        {row.open && (
          <ActionForm action="/operator/look" layout="inline" reloadDocument>
            <input type="hidden" name="tenantId" value={row.tenantId} />
            <SubmitButton small>{t("console.access.enter")}</SubmitButton>
          </ActionForm>
        )}
        <ActForm small sends={{ act: "leave", ...ids }} answer={answer}>
          {t("console.access.leave")}
        </ActForm>
      </div>
    );
  }
  if (row.state !== "asked" && !row.bySetting) return null;
  const sends = { act: "glass", ...ids };
  return (
    <ActionForm answer={answerFor(answer, sends)} layout="inline" id={`glass-${row.id}`}>
      {Object.entries(sends).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField name="reason" label={t("console.access.glassReason")} />
      <SubmitButton look="danger" small>
        {t("console.access.glass")}
      </SubmitButton>
    </ActionForm>
  );
}
