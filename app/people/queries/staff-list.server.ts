import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface StaffRow {
  id: string;
  fullName: string;
  email: string;
  status: string;
  /** keys of shipped roles, names of the firm's own */
  roles: string[];
  lastSeenAt: Date | null;
  hasFactor: boolean;
  /** too many wrong passwords or codes, until then */
  locked: boolean;
}

export interface InvitationRow {
  id: string;
  email: string;
  fullName: string;
  roles: string[];
  expiresAt: Date;
}

/** A role that a person may be given; a shipped one is named in the reader's language. */
export interface RoleChoice {
  key: string;
  name: string;
  system: boolean;
}

/** Everybody who works here, and whom we are waiting for. */
export async function staffList({
  db,
  tenant,
}: QueryContext): Promise<{ staff: StaffRow[]; invitations: InvitationRow[]; roles: RoleChoice[] }> {
  const staff = await rows<StaffRow>(
    db,
    sql`SELECT s.id, s.full_name AS "fullName", s.email, s.status,
        ARRAY(SELECT CASE WHEN r.system THEN r.key ELSE r.name END FROM staff_role x
          JOIN role r ON r.tenant_id = x.tenant_id AND r.id = x.role_id
          WHERE x.tenant_id = s.tenant_id AND x.staff_id = s.id ORDER BY r.key) AS roles,
        (SELECT max(v.last_seen_at) FROM session v WHERE v.tenant_id = s.tenant_id AND v.principal_id = s.id) AS "lastSeenAt",
        EXISTS (SELECT 1 FROM user_factor x WHERE x.user_id = s.user_id AND x.kind IN ('totp', 'passkey') AND x.confirmed_at IS NOT NULL) AS "hasFactor",
        coalesce(u.locked_until > now(), false) AS locked
      FROM staff s JOIN user_account u ON u.id = s.user_id
      WHERE s.tenant_id = ${tenant.id}::uuid ORDER BY s.status, s.full_name, s.id LIMIT 500`,
  );
  const invitations = await rows<InvitationRow>(
    db,
    sql`SELECT id, email, full_name AS "fullName", roles, expires_at AS "expiresAt" FROM invitation
      WHERE tenant_id = ${tenant.id}::uuid AND state = 'sent' AND expires_at > now() ORDER BY id DESC LIMIT 200`,
  );
  const roles = await rows<RoleChoice>(
    db,
    sql`SELECT key, name, system FROM role WHERE tenant_id = ${tenant.id}::uuid AND state = 'active' AND key <> 'integrator'
      ORDER BY system DESC, name LIMIT 200`,
  );
  return { staff, invitations, roles };
}
