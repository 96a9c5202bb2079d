import { z } from "zod";

export const AUDIT_CATEGORIES = ["change", "access", "denied", "auth", "system"] as const;

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((value) => value || undefined)
    .optional()
    .catch(undefined);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A question to the log, as its address carries it; what cannot be meant is left out. */
export const auditFilter = z.object({
  /** id of the person, key or customer who acted */
  actor: z.string().regex(UUID).optional().catch(undefined),
  /** `type:id` of what it is about, or only the type */
  object: z
    .string()
    .regex(/^[a-z_]{1,40}(:[0-9a-f-]{36})?$/i)
    .optional()
    .catch(undefined),
  type: text(80),
  category: z.enum(AUDIT_CATEGORIES).optional().catch(undefined),
  /** civil dates in the firm's zone, both included */
  from: z.iso.date().optional().catch(undefined),
  on: z.iso.date().optional().catch(undefined),
  ip: text(45),
  request: text(64),
});

export type AuditFilter = z.infer<typeof auditFilter>;

/** What an object filter names. */
export function objectOf(filter: AuditFilter): { type: string; id: string | null } | null {
  if (!filter.object) return null;
  const [type = "", id = null] = filter.object.split(":");
  return { type, id: id && UUID.test(id) ? id : null };
}
