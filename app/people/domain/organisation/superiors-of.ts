/** Who stands where: departments with their heads, people with theirs. */
export interface OrgFacts {
  units: readonly { id: string; parentId: string | null; headId: string | null }[];
  people: readonly { id: string; departmentId: string | null; reportsToId: string | null }[];
}

/**
 * Everybody whose team has the person in it, by the rule that `team` rights follow: the heads of the department and of
 * those it is part of, whom the person reports to, and the superiors of that one.
 */
export function superiorsOf(personId: string, { units, people }: OrgFacts): Set<string> {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const personOf = new Map(people.map((person) => [person.id, person]));
  const found = new Set<string>();
  const seen = new Set<string>();
  for (let at: string | null = personId; at !== null && !seen.has(at);) {
    seen.add(at);
    const person = personOf.get(at);
    for (let unitId = person?.departmentId ?? null; unitId !== null && !seen.has(unitId);) {
      seen.add(unitId);
      const unit = unitOf.get(unitId);
      if (unit?.headId) found.add(unit.headId);
      unitId = unit?.parentId ?? null;
    }
    at = person?.reportsToId ?? null;
    if (at) found.add(at);
  }
  found.delete(personId);
  return found;
}

/** Whose team a move brings the person into, and out of whose. */
export function moveEffect(
  { units, people }: OrgFacts,
  move: { staffId: string; departmentId: string | null; reportsToId: string | null },
): { gained: string[]; lost: string[] } {
  const { staffId, ...place } = move;
  const moved = people.map((person) => (person.id === staffId ? { ...person, ...place } : person));
  const before = superiorsOf(staffId, { units, people });
  const after = superiorsOf(staffId, { units, people: moved });
  return {
    gained: [...after].filter((id) => !before.has(id)),
    lost: [...before].filter((id) => !after.has(id)),
  };
}
