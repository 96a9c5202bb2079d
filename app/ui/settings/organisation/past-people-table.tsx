import { useTranslation } from "react-i18next";

import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";

interface PastPeopleTableProps {
  units: { id: string; name: string }[];
  people: { id: string; fullName: string; departmentId: string | null; reportsToId: string | null }[];
}

/** Who worked where and under whom on an earlier day. */
export function PastPeopleTable({ units, people }: PastPeopleTableProps) {
  const { t } = useTranslation("firm");
  const none = <span className="muted">—</span>;
  const unitOf = (id: string | null) => units.find((unit) => unit.id === id)?.name ?? none;
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.fullName ?? none;
  return (
    <Panel title={t("org.people")} flush>
      <DataTable
        caption={t("org.pastPeople")}
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("org.person"),
            main: true,
            clip: true,
            cell: ({ fullName }) => <span title={fullName}>{fullName}</span>,
          },
          {
            key: "unit",
            header: t("org.department"),
            cell: ({ departmentId }) => unitOf(departmentId),
          },
          {
            key: "boss",
            header: t("org.reportsTo"),
            cell: ({ reportsToId }) => nameOf(reportsToId),
          },
        ]}
        empty={<EmptyState title={t("org.pastNobody")} />}
      />
    </Panel>
  );
}
