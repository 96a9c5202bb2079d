// Source: spec 02 §2.1 (Remittance), §10.4.

export const REMITTANCE_TYPES = ["net", "gross", "combined"] as const;
export type RemittanceType = (typeof REMITTANCE_TYPES)[number];

export const CADENCES = ["weekly", "two_weekly", "monthly"] as const;
export type Cadence = (typeof CADENCES)[number];

export interface RemittanceTerms {
  type: RemittanceType;
  cadence: Cadence;
  /** days after the period's end on which the client is to have its money */
  daysAfter: number;
  /** least that is sent, minor units as text; less is carried */
  minimum: string;
  /** the verified bank account it goes to */
  payeeId: string | null;
}

export const STANDARD_TERMS: RemittanceTerms = {
  type: "net",
  cadence: "monthly",
  daysAfter: 10,
  minimum: "0",
  payeeId: null,
};
