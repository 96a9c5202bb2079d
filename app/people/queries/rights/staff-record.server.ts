import type { QueryContext } from "~/people/access/query-context";
import { deviceName } from "~/people/domain/login/device-name";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface HeldRole {
  id: string;
  key: string;
  name: string;
  system: boolean;
  state: string;
  /** last day on which it is held */
  until: string | null;
  since: Date;
}

export interface StaffFacts {
  id: string;
  number: string;
  fullName: string;
  email: string;
  status: string;
  startsOn: string;
  endsOn: string | null;
  reportsTo: string | null;
  lastSeenAt: Date | null;
  hasFactor: boolean;
  locked: boolean;
  /** a role for them waits for a second person */
  waits: boolean;
  roles: HeldRole[];
}

export interface StaffSessionRow {
  id: string;
  ip: string;
  browser: string | null;
  system: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

/** A colleague with roles and sessions: two statements. Null is a 404. */
export async function staffRecord(
  { db, tenant }: QueryContext,
  { staffId }: { staffId: string },
): Promise<{ person: StaffFacts; sessions: StaffSessionRow[] } | null> {
  const [person] = await rows<StaffFacts>(
    db,
    sql`SELECT s.id, s.number, s.full_name AS "fullName", s.email, s.status, s.starts_on AS "startsOn", s.ends_on AS "endsOn",
        m.full_name AS "reportsTo",
        (SELECT max(v.last_seen_at) FROM session v WHERE v.tenant_id = s.tenant_id AND v.principal_id = s.id) AS "lastSeenAt",
        EXISTS (SELECT 1 FROM user_factor x WHERE x.user_id = s.user_id AND x.kind IN ('totp', 'passkey') AND x.confirmed_at IS NOT NULL) AS "hasFactor",
        coalesce(u.locked_until > now(), false) AS locked,
        EXISTS (SELECT 1 FROM approval_request q WHERE q.tenant_id = s.tenant_id AND q.subject_type = 'staff' AND q.subject_id = s.id
          AND q.act = 'role.assign' AND q.state = 'pending') AS waits,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'key', r.key, 'name', r.name, 'system', r.system, 'state', r.state,
            'until', x.until, 'since', x.created_at) ORDER BY r.name, r.id)
          FROM staff_role x JOIN role r ON r.tenant_id = x.tenant_id AND r.id = x.role_id
          WHERE x.tenant_id = s.tenant_id AND x.staff_id = s.id), '[]') AS roles
      FROM staff s JOIN user_account u ON u.id = s.user_id
      LEFT JOIN staff m ON m.tenant_id = s.tenant_id AND m.id = s.reports_to_id
      WHERE s.tenant_id = ${tenant.id}::uuid AND s.id = ${staffId}::uuid`,
  );
  if (!person) return null;
  const sessions = await rows<Omit<StaffSessionRow, "browser" | "system"> & { userAgent: string }>(
    db,
    sql`SELECT v.id, v.ip, v.user_agent AS "userAgent", v.created_at AS "createdAt", v.last_seen_at AS "lastSeenAt" FROM session v
      WHERE v.tenant_id = ${tenant.id}::uuid AND v.principal_id = ${staffId}::uuid AND v.stage IN ('open', 'api')
        AND v.revoked_at IS NULL AND v.expires_at > now() ORDER BY v.last_seen_at DESC LIMIT 20`,
  );
  return {
    person,
    sessions: sessions.map(({ userAgent, ...row }) => ({ ...row, ...deviceName(userAgent) })),
  };
}
