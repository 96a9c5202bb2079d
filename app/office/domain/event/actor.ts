import type { FieldLevels } from "../permission/field-levels";
import type { PermissionSet } from "../permission/permission-set";

export type ActorKind = "staff" | "customer" | "creditor" | "system" | "api_key" | "operator";

/** Who acts, as events record it and permissions judge it. */
export interface Actor {
  kind: ActorKind;
  id: string | null;
  name: string | null;
  /** role keys of a staff member; empty for everybody else */
  roles: readonly string[];
  permissions: PermissionSet;
  /** what the person sees of ruled fields; nothing is taken from who has none */
  fields?: FieldLevels;
  /** permissions that colleagues lent, by name */
  lent?: Readonly<Record<string, Lent>>;
}

/** Whose permission somebody uses, and whether it is their own besides. */
export interface Lent {
  givers: { id: string; name: string }[];
  own: boolean;
}

/** Where a request came from; the IP is the trusted proxy's word, never the client's. */
export interface Origin {
  ip: string | null;
  userAgent: string | null;
  requestId: string | null;
  /** the firm's own name on the web that the request came by; absent where it came by ours */
  portalHost?: string;
}

/** The tenant's facts that every command and query may need; dates are civil, in its zone. */
export interface TenantFacts {
  id: string;
  slug: string;
  displayName: string;
  legalName: string;
  country: string;
  timeZone: string;
  currency: string;
  language: string;
  status: string;
  /** the tenant's own today; moves only by the day-end close */
  businessDate: string;
  /** month in which the firm's financial year begins, 1 to 12 */
  fiscalStartMonth: number;
  /** what the firm chose, by the settings' keys, as it counts on its business date; absent where it chose nothing */
  settings?: Readonly<Record<string, unknown>>;
}
