import type { CivilDate } from "~/office/domain/calendar-date";

export interface PastUnit {
  id: string;
  code: string;
  name: string;
  parentId: string | null;
  headId: string | null;
  deputyId: string | null;
  places: number | null;
  open: boolean;
}

export interface PastPerson {
  id: string;
  fullName: string;
  departmentId: string | null;
  reportsToId: string | null;
  here: boolean;
}

/** The chart when a day ended, its departments in the order of their tree. */
export interface ChartOnDay {
  on: CivilDate;
  units: (PastUnit & { depth: number })[];
  people: PastPerson[];
}

export interface OrgEvent {
  type: string;
  subjectId: string;
  before: Record<string, unknown> | null;
}

/** Events that move the chart. */
export const ORG_EVENTS = [
  "department.created",
  "department.changed",
  "department.closed",
  "staff.joined",
  "staff.placed",
  "staff.deactivated",
] as const;

const idOf = (value: unknown) => (typeof value === "string" ? value : null);

/**
 * The chart as it stood before some events, the newest of them first: each is taken back in its turn. Who came later is
 * not there, and who left later is.
 */
export function rewind(
  now: { units: readonly PastUnit[]; people: readonly PastPerson[] },
  events: readonly OrgEvent[],
): { units: PastUnit[]; people: PastPerson[] } {
  const units = new Map(now.units.map((unit) => [unit.id, { ...unit }]));
  const people = new Map(now.people.map((person) => [person.id, { ...person }]));
  for (const event of events) {
    const unit = units.get(event.subjectId);
    const person = people.get(event.subjectId);
    if (unit) units.set(unit.id, unitBefore(unit, event));
    if (person) people.set(person.id, personBefore(person, event));
  }
  return {
    units: [...units.values()].filter(({ open }) => open),
    people: [...people.values()].filter(({ here }) => here),
  };
}

function unitBefore(unit: PastUnit, { type, before }: OrgEvent): PastUnit {
  if (type === "department.created") return { ...unit, open: false };
  if (type === "department.closed") return { ...unit, open: true };
  if (type !== "department.changed" || !before) return unit;
  return {
    ...unit,
    code: typeof before["code"] === "string" ? before["code"] : unit.code,
    name: typeof before["name"] === "string" ? before["name"] : unit.name,
    parentId: idOf(before["parent_id"]),
    headId: idOf(before["head_id"]),
    deputyId: idOf(before["deputy_id"]),
    places: typeof before["places"] === "number" ? before["places"] : null,
  };
}

function personBefore(person: PastPerson, { type, before }: OrgEvent): PastPerson {
  if (type === "staff.joined") return { ...person, here: false };
  if (type === "staff.deactivated") return { ...person, here: true };
  if (type !== "staff.placed" || !before) return person;
  return {
    ...person,
    departmentId: idOf(before["department_id"]),
    reportsToId: idOf(before["reports_to_id"]),
  };
}
