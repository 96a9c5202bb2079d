import { type Grant, printGrant, WIDTH } from "~/office/domain/permission/grant";
import { PermissionSet } from "~/office/domain/permission/permission-set";

import type { RightsChange } from "../role-lines";

// Source: spec 07 §5.7: who gains and loses what, and which acts of the last 30 days would have been refused or newly allowed.

/** What a person holds of a permission in all, as one line of the grammar; null where nothing. */
function heldLine(held: PermissionSet, permission: string): Grant | null {
  const scope = held.scopeOf(permission);
  return scope && { permission, scope, limits: held.limitsOf(permission) };
}

/** What somebody with the first set of lines has more and less with the second: what another role gives is not lost. */
export function changeOfRights(before: readonly Grant[], after: readonly Grant[]): RightsChange {
  const had = new PermissionSet(before);
  const has = new PermissionSet(after);
  const gained: string[] = [];
  const lost: string[] = [];
  for (const permission of [...new Set([...had.list(), ...has.list()])].sort()) {
    const was = heldLine(had, permission);
    const is = heldLine(has, permission);
    const lines = [was, is].map((grant) => grant && printGrant(grant));
    if (lines[0] === lines[1]) continue;
    if (is && lines[1] && !(was && had.covers(is))) gained.push(lines[1]);
    if (was && lines[0] && !(is && has.covers(was))) lost.push(lines[0]);
  }
  return { gained, lost };
}

export interface Holder {
  id: string;
  fullName: string;
  /** lines of the roles that they hold besides */
  others: Grant[];
}

/** A person's acts of one command in the days looked at. */
export interface PastActs {
  actorId: string;
  command: string;
  denied: boolean;
  /** of a denied act: any of these would have done; null for one that was done */
  needed: string[] | null;
  acts: number;
  lastAt: Date;
}

export interface ActOutlook {
  fullName: string;
  command: string;
  acts: number;
  lastAt: Date;
  /** narrower: refused where the record lies outside the new scope */
  verdict: "refused" | "narrower" | "allowed";
}

export interface RoleOutlook {
  people: ({ id: string; fullName: string } & RightsChange)[];
  acts: ActOutlook[];
}

/** What saving a role would come to. */
export interface RolePreview {
  /** the lines that were looked at */
  lines: string;
  /** whether a second person will be asked */
  waits: boolean;
  change: RightsChange;
  outlook: RoleOutlook;
}

interface Change {
  before: readonly Grant[];
  after: readonly Grant[];
}

/** @param needs command → its permission; what is not named there is not judged */
export function roleOutlook(
  { before, after }: Change,
  holders: readonly Holder[],
  past: readonly PastActs[],
  needs: Readonly<Record<string, string>>,
): RoleOutlook {
  const sets = new Map(
    holders.map(({ id, fullName, others }) => [
      id,
      {
        fullName,
        had: new PermissionSet([...others, ...before]),
        has: new PermissionSet([...others, ...after]),
      },
    ]),
  );
  const people = holders.map(({ id, fullName, others }) => ({
    id,
    fullName,
    ...changeOfRights([...others, ...before], [...others, ...after]),
  }));
  const acts = past.flatMap((act) => {
    const person = sets.get(act.actorId);
    const verdict = person && verdictOn(act, person, needs);
    const { command, acts: count, lastAt } = act;
    return person && verdict ? [{ fullName: person.fullName, command, acts: count, lastAt, verdict }] : [];
  });
  return { people: people.filter(({ gained, lost }) => gained.length + lost.length > 0), acts };
}

function verdictOn(
  { denied, needed, command }: PastActs,
  { had, has }: { had: PermissionSet; has: PermissionSet },
  needs: Readonly<Record<string, string>>,
): ActOutlook["verdict"] | null {
  if (denied) {
    const opens = (needed ?? []).some((permission) => has.has(permission));
    return opens && !(needed ?? []).some((permission) => had.has(permission)) ? "allowed" : null;
  }
  const permission = needs[command];
  const was = permission ? had.scopeOf(permission) : null;
  if (!permission || !was) return null;
  const is = has.scopeOf(permission);
  if (!is) return "refused";
  return WIDTH[is] < WIDTH[was] ? "narrower" : null;
}
