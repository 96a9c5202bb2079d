import { useTranslation } from "react-i18next";

import type { OrgPerson, OrgUnit } from "~/people/queries/organisation/org-chart.server";

import { Badge } from "../../action/badge";
import { DateText } from "../../format/date-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { useRoleName } from "../use-role-names";

interface PeopleTableProps {
  units: OrgUnit[];
  people: OrgPerson[];
  mayChange: boolean;
}

/** Who works where and under whom. */
export function PeopleTable({ units, people, mayChange }: PeopleTableProps) {
  const { t } = useTranslation("firm");
  const roleName = useRoleName();
  const unitOf = ({ departmentId }: OrgPerson) => units.find(({ id }) => id === departmentId)?.name;
  const none = <span className="muted">—</span>;
  return (
    <Panel title={t("org.people")} flush>
      <DataTable
        caption={t("org.peopleCaption")}
        rows={people}
        rowKey={({ id }) => id}
        rowHref={mayChange ? ({ id }) => `/settings/organisation/people/${id}` : undefined}
        columns={[
          {
            key: "name",
            header: t("org.person"),
            main: true,
            clip: true,
            cell: ({ fullName }) => <span title={fullName}>{fullName}</span>,
          },
          { key: "unit", header: t("org.department"), cell: (person) => unitOf(person) ?? none },
          { key: "boss", header: t("org.reportsTo"), cell: ({ reportsTo }) => reportsTo ?? none },
          { key: "roles", header: t("org.roles"), cell: ({ roles }) => roles.map(roleName).join(", ") },
          {
            key: "away",
            header: t("org.today"),
            cell: ({ awayUntil }) =>
              awayUntil ? (
                <Badge tone="warn">
                  {t("org.awayUntil")} <DateText value={awayUntil} />
                </Badge>
              ) : (
                t("org.here")
              ),
          },
        ]}
        empty={<EmptyState title={t("org.nobodyHere")}>{t("org.nobodyHelp")}</EmptyState>}
      />
    </Panel>
  );
}
