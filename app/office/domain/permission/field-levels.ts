// Source: spec 07 §5.3 field rules.

/** Masked unless a role says otherwise: nobody outside identity checks, finance and compliance sees them whole. */
export const SENSITIVE_FIELDS = [
  "customer.tax_id",
  "customer.national_id",
  "customer.birth_date",
  "bank_account.number",
] as const;
