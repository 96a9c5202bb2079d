import { addDays, type CivilDate, daysBetween } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";

// Source: spec 07 §5.6 delegation.

/** Nobody lends who decides on rights, doors and secrets. */
const KEPT =
  /^(role|field_rule|compliance|delegation|api_key|session|notification|processor|integration|operator_access|billing|department):|^staff:(?!read)|^setting:update|:reveal$/;

export function isLendable(permission: string): boolean {
  return !KEPT.test(permission);
}

interface Wish {
  giverId: string | null;
  takerId: string;
  permissions: readonly string[];
  startsOn: CivilDate;
  endsOn: CivilDate;
}

/**
 * Whether these rights may be lent for these days.
 *
 * @param own the giver's own permissions, without those that somebody lent them
 * @param mostDays as the firm has it
 */
export function checkDelegation(
  wish: Wish,
  own: ReadonlySet<string>,
  today: CivilDate,
  mostDays: number,
): Outcome<null> {
  const { giverId, takerId, permissions, startsOn, endsOn } = wish;
  if (giverId === takerId) return refuseField("takerId", "DELEGATION_SELF");
  if (startsOn < today) return refuseField("startsOn", "DATE_PAST");
  if (endsOn < startsOn) return refuseField("endsOn", "DATE_ORDER");
  if (daysBetween(startsOn, endsOn) >= mostDays)
    return refuse("DELEGATION_DAYS", {
      fields: { endsOn: "DELEGATION_DAYS" },
      facts: { latest: addDays(startsOn, mostDays - 1) },
    });
  const kept = permissions.filter((one) => !own.has(one) || !isLendable(one));
  if (kept.length > 0)
    return refuse("DELEGATION_KEPT", {
      fields: { permissions: "DELEGATION_KEPT" },
      facts: { permissions: kept },
    });
  return accept(null);
}
