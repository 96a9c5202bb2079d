import type { CivilDate } from "~/office/domain/calendar-date";
import type { PersonTraces } from "~/people/domain/privacy/judge-erasure";

interface Found {
  id: string;
  open: boolean;
  jurisdictions: string[];
  lastActivity: CivilDate;
}

/** What the collections desk has of a person, as the rules of retention name it. */
export function accountRecords(
  accounts: readonly Found[],
  { country, fiscalStartMonth }: { country: string; fiscalStartMonth: number },
): PersonTraces {
  const records = accounts.flatMap(({ open, jurisdictions, lastActivity }) => {
    const base = { where: [country, ...jurisdictions], desk: "collections" as const, fiscalStartMonth };
    // a debt that is worked has no last activity yet
    const worked = open ? null : lastActivity;
    return [
      { ...base, class: "collection" as const, clocks: { last_activity: worked, recorded: worked } },
      { ...base, class: "personal" as const, clocks: { recorded: worked } },
    ];
  });
  return {
    accountIds: accounts.map(({ id }) => id),
    open: { accounts: accounts.filter(({ open }) => open).length },
    records,
  };
}
