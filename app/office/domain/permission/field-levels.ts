import type { FieldLevel } from "./decide-access";

// Source: spec 07 §5.3 field rules.

export const FIELD_LEVELS = ["hidden", "masked", "read", "write"] as const satisfies readonly FieldLevel[];

/** Masked unless a role says otherwise: nobody outside identity checks, finance and compliance sees them whole. */
export const SENSITIVE_FIELDS = [
  "customer.tax_id",
  "customer.national_id",
  "customer.birth_date",
  "bank_account.number",
] as const;

/** Fields that a role may see less of, beside the sensitive ones. */
export const RULED_FIELDS = [
  ...SENSITIVE_FIELDS,
  "customer.email",
  "customer.phone",
  "payment.reference",
] as const;
export type RuledField = (typeof RULED_FIELDS)[number];

/** One saved rule: a role's level of a field, or (without a role) the most that any role may. */
export interface FieldRule {
  role: string | null;
  field: string;
  level: FieldLevel | null;
  pinnedMax: FieldLevel | null;
}

const RANK: Record<FieldLevel, number> = { hidden: 0, masked: 1, read: 2, write: 3 };

export function isWiderLevel(one: FieldLevel, other: FieldLevel): boolean {
  return RANK[one] > RANK[other];
}

function defaultLevel(field: string): FieldLevel {
  return SENSITIVE_FIELDS.some((one) => one === field) ? "masked" : "write";
}

/** What a person sees of each field: the most permissive of their roles, never above the pin. */
export class FieldLevels {
  private readonly levels = new Map<string, FieldLevel>();

  constructor(roles: readonly string[], rules: readonly FieldRule[]) {
    for (const field of new Set([...RULED_FIELDS, ...rules.map((rule) => rule.field)])) {
      const own = roles.map(
        (role) =>
          rules.find((rule) => rule.role === role && rule.field === field)?.level ?? defaultLevel(field),
      );
      const pin = rules.find((rule) => rule.role === null && rule.field === field)?.pinnedMax ?? "write";
      const widest = own.reduce<FieldLevel>(
        (a, b) => (RANK[b] > RANK[a] ? b : a),
        own[0] ?? defaultLevel(field),
      );
      this.levels.set(field, RANK[widest] > RANK[pin] ? pin : widest);
    }
  }

  of(field: string): FieldLevel {
    return this.levels.get(field) ?? defaultLevel(field);
  }

  entries(): [string, FieldLevel][] {
    return [...this.levels];
  }
}
