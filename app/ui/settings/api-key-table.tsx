import { useTranslation } from "react-i18next";

import type { ApiScope } from "~/people/domain/api-key/api-scopes.table";
import type { ApiKeyRow } from "~/people/queries/api-key-list.server";

import { Badge } from "../action/badge";
import type { FormResult } from "../form/action-form";
import { InstantText } from "../format/instant-text";
import { RelativeText } from "../format/relative-text";
import { ConfirmDialog } from "../overlay/confirm-dialog";
import { Panel } from "../record/panel";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { ActForm } from "./act-form";
import { toTextKey } from "./api-key-form";

interface ApiKeyTableProps {
  keys: ApiKeyRow[];
  now: Date;
  answer: FormResult | null | undefined;
}

/** The firm's keys; one that works can be revoked. */
export function ApiKeyTable({ keys, now, answer }: ApiKeyTableProps) {
  const { t } = useTranslation("settings");
  return (
    <Panel title={t("apiKeys.title")} flush>
      <DataTable
        caption={t("apiKeys.caption")}
        columns={useColumns(now, answer)}
        rows={keys}
        rowKey={(row) => row.id}
        empty={null}
      />
    </Panel>
  );
}

function stateOf(row: ApiKeyRow, now: Date): "live" | "ended" | "revoked" {
  if (row.revokedAt) return "revoked";
  return new Date(row.expiresAt) > new Date(now) ? "live" : "ended";
}

function useColumns(now: Date, answer: ApiKeyTableProps["answer"]): Column<ApiKeyRow>[] {
  const { t } = useTranslation("settings");
  return [
    {
      key: "name",
      header: t("apiKeys.name"),
      main: true,
      clip: true,
      cell: (row) => (
        <span
          title={row.scopes.map((scope) => t(`apiKeys.scope.${toTextKey(scope as ApiScope)}`)).join(", ")}
        >
          {row.name}
        </span>
      ),
    },
    { key: "prefix", header: t("apiKeys.prefix"), cell: (row) => <code>{row.prefix}</code> },
    { key: "maker", header: t("apiKeys.maker"), clip: true, cell: (row) => row.createdByName ?? "—" },
    {
      key: "used",
      header: t("apiKeys.used"),
      cell: (row) =>
        row.lastUsedAt ? (
          <RelativeText value={row.lastUsedAt} now={now} />
        ) : (
          <span className="muted">{t("apiKeys.never")}</span>
        ),
    },
    { key: "ends", header: t("apiKeys.ends"), cell: (row) => <InstantText value={row.expiresAt} /> },
    {
      key: "state",
      header: t("apiKeys.state"),
      cell: (row) => {
        const state = stateOf(row, now);
        return <Badge tone={state === "live" ? "good" : "neutral"}>{t(`apiKeys.${state}`)}</Badge>;
      },
    },
    {
      key: "act",
      header: t("apiKeys.act"),
      cell: (row) =>
        stateOf(row, now) === "live" && (
          <ConfirmDialog
            trigger={{ label: t("apiKeys.revoke"), className: "btn btn-quiet btn-small" }}
            title={t("apiKeys.revokeTitle", { name: row.name })}
            consequence={t("apiKeys.revokeBody")}
          >
            <ActForm sends={{ act: "revoke", keyId: row.id }} answer={answer} look="danger">
              {t("apiKeys.revokeDo")}
            </ActForm>
          </ConfirmDialog>
        ),
    },
  ];
}
