// Source: spec 07 §1.1; for the rest the year in which firms of that country file by default.
const FIRST_MONTH: Partial<Record<string, number>> = { IN: 4, JP: 4, NZ: 4, AU: 7, BD: 7, PK: 7 };

/** Month in which a firm's financial year begins until it says otherwise, 1 to 12. */
export function fiscalStartOf(country: string): number {
  return FIRST_MONTH[country] ?? 1;
}
