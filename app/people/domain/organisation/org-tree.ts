// Source: spec 07 §15: nobody reports, directly or through others, to themselves; the same holds for departments (P15-2).

/** Whether `id` below `parentId` would make a circle. `parentOf` knows everybody's present parent. */
export function makesCycle(
  id: string,
  parentId: string | null,
  parentOf: ReadonlyMap<string, string | null>,
): boolean {
  const seen = new Set<string>();
  for (let at: string | null = parentId; at !== null; at = parentOf.get(at) ?? null) {
    if (at === id) return true;
    // a circle that is there already is not of this change's making
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

interface Unit {
  id: string;
  parentId: string | null;
}

/** Departments under their parents, each with how deep it stands; one whose parent is gone stands at the top. */
export function inTreeOrder<U extends Unit>(units: readonly U[]): (U & { depth: number })[] {
  const known = new Set(units.map(({ id }) => id));
  const below = Map.groupBy(units, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null));
  const under = (parentId: string | null, depth: number): (U & { depth: number })[] =>
    (below.get(parentId) ?? []).flatMap((unit) => [{ ...unit, depth }, ...under(unit.id, depth + 1)]);
  return under(null, 0);
}
