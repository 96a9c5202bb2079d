// Source: spec 07 §1.2 step 8. Policies and templates join the list with the desks that publish them; the drill of
// restoring is the platform's, and stands in the operator's console.

/** What must be there before a firm goes live, and below it what it is well advised to have. */
const NEEDED = ["agency", "firm_id", "desk", "second_factor"] as const;
const ADVISED = ["roles", "backup", "licences", "payments", "test_payment"] as const;
export type LiveItem = (typeof NEEDED)[number] | (typeof ADVISED)[number];

export interface LiveFacts {
  agencyDone: boolean;
  hasFirmId: boolean;
  deskAnswered: boolean;
  /** owners and admins without a second factor */
  adminsWithoutFactor: number;
  /** owners and admins */
  admins: number;
  rolesReviewed: boolean;
  expiredLicences: number;
  paymentsChosen: boolean;
  /** a payment came in whole, by hand or by card */
  hasPayment: boolean;
}

export interface LiveCheck {
  item: LiveItem;
  needed: boolean;
  met: boolean;
}

/** The go-live list, worked out of what is there. */
export function liveChecks(facts: LiveFacts): LiveCheck[] {
  const met: Record<LiveItem, boolean> = {
    agency: facts.agencyDone,
    firm_id: facts.hasFirmId,
    desk: facts.deskAnswered,
    second_factor: facts.adminsWithoutFactor === 0,
    roles: facts.rolesReviewed,
    backup: facts.admins > 1,
    licences: facts.expiredLicences === 0,
    payments: facts.paymentsChosen,
    test_payment: facts.hasPayment,
  };
  return [
    ...NEEDED.map((item) => ({ item, needed: true, met: met[item] })),
    ...ADVISED.map((item) => ({ item, needed: false, met: met[item] })),
  ];
}

/** What is needed and missing. */
export function missingForLive(checks: readonly LiveCheck[]): LiveItem[] {
  return checks.filter(({ needed, met }) => needed && !met).map(({ item }) => item);
}
