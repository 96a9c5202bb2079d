import { useTranslation } from "react-i18next";

import { type FieldChange, valueText } from "~/people/domain/audit/event-diff";

import { EmptyState } from "../record/empty-state";
import { Panel } from "../record/panel";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** What an event changed, field by field. */
export function EventChanges({ changes }: { changes: FieldChange[] }) {
  const { t } = useTranslation("audit");
  const columns: Column<FieldChange>[] = [
    { key: "field", header: t("change.field"), main: true, cell: (row) => <code>{row.field}</code> },
    { key: "before", header: t("change.before"), cell: (row) => <Value value={row.before} /> },
    { key: "after", header: t("change.after"), cell: (row) => <Value value={row.after} /> },
  ];
  return (
    <Panel title={t("change.title")} flush>
      <DataTable
        caption={t("change.title")}
        columns={columns}
        rows={changes}
        rowKey={(row) => row.field}
        empty={<EmptyState title={t("change.none")} />}
      />
    </Panel>
  );
}

function Value({ value }: { value: unknown }) {
  const text = valueText(value);
  if (text === null) return <span className="muted">—</span>;
  return <span className="break-all whitespace-pre-wrap">{text}</span>;
}
