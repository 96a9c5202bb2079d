import type { CivilDate } from "~/office/domain/calendar-date";
import type { RetainedRecord } from "~/office/domain/retention/retain-until";
import type { PersonTraces } from "~/people/domain/privacy/judge-erasure";

interface Found {
  openPayments: number;
  openMandates: number;
  lastBooked: CivilDate | null;
  lastMandateEnd: CivilDate | null;
}

/** What the books have of a person, as the rules of retention name it. */
export function moneyRecords(
  { openPayments, openMandates, lastBooked, lastMandateEnd }: Found,
  { country, fiscalStartMonth }: { country: string; fiscalStartMonth: number },
): PersonTraces {
  const base = { where: [country], desk: "collections" as const, fiscalStartMonth };
  const records: RetainedRecord[] = [
    ...(lastBooked ? [{ ...base, class: "books" as const, clocks: { recorded: lastBooked } }] : []),
    ...(lastMandateEnd
      ? [{ ...base, class: "authorisation" as const, clocks: { ended: lastMandateEnd } }]
      : []),
  ];
  return { accountIds: [], open: { payments: openPayments, mandates: openMandates }, records };
}
