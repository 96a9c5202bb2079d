import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PastUnit } from "~/people/domain/organisation/org-past";

import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";

/** of today or of an earlier day */
type OrgUnit = Omit<PastUnit, "open"> & { depth: number };

interface OrgPerson {
  id: string;
  fullName: string;
  departmentId: string | null;
}

interface OrgTreeProps {
  units: OrgUnit[];
  people: OrgPerson[];
  mayChange: boolean;
  /** an earlier day's: its departments may be gone, and nothing of it can be changed */
  past?: boolean;
}

/** The departments as a list of lists: who heads each, how many work there, how many places are free. */
export function OrgTree({ units, people, mayChange, past = false }: OrgTreeProps) {
  const { t } = useTranslation("firm");
  if (units.length === 0 && past) return <EmptyState title={t("org.pastEmpty")} />;
  if (units.length === 0)
    return (
      <EmptyState title={t("org.emptyTitle")}>{mayChange ? t("org.empty") : t("org.emptyReader")}</EmptyState>
    );
  const tops = units.filter(({ depth }) => depth === 0);
  return (
    <Panel title={t("org.chart")}>
      <ul className="grid gap-3">
        {tops.map((unit) => (
          <Branch key={unit.id} unit={unit} units={units} people={people} past={past} />
        ))}
      </ul>
    </Panel>
  );
}

interface BranchProps extends Omit<OrgTreeProps, "mayChange"> {
  unit: OrgUnit;
}

function Branch({ unit, units, people, past }: BranchProps) {
  const { t } = useTranslation("firm");
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.fullName ?? null;
  const members = people.filter(({ departmentId }) => departmentId === unit.id).length;
  const below = units.filter(({ parentId, depth }) => parentId === unit.id && depth === unit.depth + 1);
  const free = unit.places === null ? 0 : unit.places - members;
  const head = nameOf(unit.headId);
  const deputy = nameOf(unit.deputyId);
  return (
    <li>
      <p className="flex flex-wrap items-baseline gap-x-3 break-words">
        {past ? (
          <span className="font-semibold">{unit.name}</span>
        ) : (
          <Link className="link font-semibold" to={`/settings/organisation/${unit.id}`}>
            {unit.name}
          </Link>
        )}
        <span className="small muted num">{unit.code}</span>
        <span>{head ? t("org.headedBy", { name: head }) : t("org.noHead")}</span>
        {deputy && <span className="text-ink-2">{t("org.deputyIs", { name: deputy })}</span>}
        <span className="text-ink-2">{t("org.members", { count: members })}</span>
        {free > 0 && <span className="text-ink-2">{t("org.free", { count: free })}</span>}
      </p>
      {below.length > 0 && (
        <ul className="mt-2 grid gap-2 border-s border-line ps-4">
          {below.map((one) => (
            <Branch key={one.id} unit={one} units={units} people={people} past={past} />
          ))}
        </ul>
      )}
    </li>
  );
}
