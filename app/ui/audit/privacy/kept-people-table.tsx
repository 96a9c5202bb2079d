import { useTranslation } from "react-i18next";

import type { KeptPerson } from "~/collections/queries/privacy/kept-people.server";

import { Badge } from "../../action/badge";
import { DateText } from "../../format/date-text";
import { InstantText } from "../../format/instant-text";
import { EmptyState } from "../../record/empty-state";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

interface KeptPeopleTableProps {
  rows: KeptPerson[];
  view: "restricted" | "erased";
  today: string;
}

export function KeptPeopleTable({ rows, view, today }: KeptPeopleTableProps) {
  const { t } = useTranslation("privacy");
  const person: Column<KeptPerson> = {
    key: "person",
    header: t("people.person"),
    main: true,
    cell: (row) => <span className="break-words">{row.fullName}</span>,
  };
  const number: Column<KeptPerson> = {
    key: "number",
    header: t("people.number"),
    cell: (row) => <span className="num">{row.number}</span>,
  };
  const rest: Column<KeptPerson>[] =
    view === "erased"
      ? [
          {
            key: "at",
            header: t("people.erasedAt"),
            cell: (row) => row.erasedAt && <InstantText value={row.erasedAt} />,
          },
        ]
      : [
          {
            key: "on",
            header: t("people.restrictedOn"),
            cell: (row) => row.restrictedOn && <DateText value={row.restrictedOn} />,
          },
          { key: "until", header: t("people.until"), cell: (row) => <Until row={row} today={today} /> },
          { key: "rules", header: t("people.rules"), cell: (row) => row.rules.join(", ") },
        ];
  return (
    <DataTable
      caption={t("people.caption")}
      columns={[person, number, ...rest]}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/audit/people/${row.id}`}
      empty={<EmptyState title={t(`people.empty.${view}`)}>{t(`people.emptyBody.${view}`)}</EmptyState>}
    />
  );
}

function Until({ row: { retainUntil }, today }: { row: KeptPerson; today: string }) {
  const { t } = useTranslation("privacy");
  if (!retainUntil) return <>{t("people.unknown")}</>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <DateText value={retainUntil} />
      {retainUntil < today && <Badge tone="warn">{t("people.free")}</Badge>}
    </span>
  );
}
