import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PayeeRow } from "~/money/queries/payout/payee-list.server";

import { Badge } from "../../action/badge";
import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { InstantText } from "../../format/instant-text";
import { FormDialog } from "../../overlay/form-dialog";
import { EmptyState } from "../../record/empty-state";
import { ActForm } from "../../settings/act-form";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

interface PayeeTableProps {
  rows: PayeeRow[];
  mayVerify: boolean;
  maySee: boolean;
  answer: FormResult | null | undefined;
  now: Date;
}

/** Where parties are paid; a second person verifies. */
export function PayeeTable({ rows, mayVerify, maySee, now, answer }: PayeeTableProps) {
  const { t } = useTranslation("payout");
  const columns: Column<PayeeRow>[] = [
    {
      key: "name",
      header: t("payees.name"),
      main: true,
      cell: (row) => <span className="break-words">{row.holderName}</span>,
    },
    {
      key: "party",
      header: t("payees.party"),
      cell: (row) => (
        <span className="break-words">
          {row.partyName} {!row.nameMatch && <Badge tone="warn">{t("payees.differs")}</Badge>}
        </span>
      ),
    },
    {
      key: "bank",
      header: t("column.bank"),
      cell: (row) => (
        <span className="num">
          {row.bankCode} {t("ending", { last4: row.last4 })}{" "}
          {maySee && (
            <Link className="link whitespace-nowrap" to={`/payouts/payees/${row.id}/number`}>
              {t("reveal.see")}
            </Link>
          )}
        </span>
      ),
    },
    {
      key: "state",
      header: t("payees.state"),
      cell: (row) => (
        <>
          <Badge tone={row.state === "verified" ? "good" : "warn"}>
            {t(`payees.${row.state as "draft"}`)}
          </Badge>{" "}
          {row.usableFrom > now && (
            <span className="small muted">
              {t("payees.cooling")} <InstantText value={row.usableFrom} />
            </span>
          )}
        </>
      ),
    },
    { key: "act", header: t("payees.act"), cell: (row) => mayVerify && <Acts row={row} answer={answer} /> },
  ];
  return (
    <DataTable
      caption={t("payees.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("payees.empty")}>{t("payees.emptyBody")}</EmptyState>}
    />
  );
}

function Acts({ row, answer }: { row: PayeeRow; answer: PayeeTableProps["answer"] }) {
  const { t } = useTranslation("payout");
  const end = row.state === "draft" ? t("payees.reject") : t("payees.close");
  return (
    <span className="flex flex-wrap items-center gap-2">
      {row.state === "draft" && row.mine && <span className="small muted">{t("payees.mine")}</span>}
      {row.state === "draft" && !row.mine && (
        <ActForm sends={{ intent: "verify", externalAccountId: row.id }} answer={answer}>
          {t("payees.verify")}
        </ActForm>
      )}
      <FormDialog trigger={{ label: end }} title={end}>
        {(line) => (
          <ActionForm fetcher={line}>
            <input type="hidden" name="intent" value="reject" />
            <input type="hidden" name="externalAccountId" value={row.id} />
            <TextField name="reason" label={t("act.reason")} maxLength={200} />
            <SubmitButton look="danger">{end}</SubmitButton>
          </ActionForm>
        )}
      </FormDialog>
    </span>
  );
}
