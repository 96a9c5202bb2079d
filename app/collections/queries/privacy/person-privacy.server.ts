import { listAccountTraces } from "~/collections/data/privacy/account-traces.server";
import { accountRecords } from "~/collections/domain/privacy/account-records";
import { findMoneyTraces } from "~/money/data/privacy/money-traces.server";
import { moneyRecords } from "~/money/domain/privacy/money-records";
import { listOpenHolds, type StoredHold } from "~/office/data/hold/legal-holds.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import { holdsOver } from "~/office/domain/hold/legal-hold";
import type { QueryContext } from "~/people/access/query-context";
import { listMergedInto } from "~/people/data/customer/kept-people.server";
import { type ErasureVerdict, joinTraces, judgeErasure } from "~/people/domain/privacy/judge-erasure";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface Certificate {
  id: string;
  class: string;
  count: number;
  /** SHA-256 over the sorted ids, hexadecimal */
  idsHash: string;
  rules: string[];
  askedByName: string | null;
  byName: string | null;
  createdAt: Date;
}

export interface PersonPrivacy {
  id: string;
  number: string;
  fullName: string;
  status: "active" | "merged" | "restricted" | "erased";
  since: CivilDate;
  restrictedOn: CivilDate | null;
  erasedAt: Date | null;
  /** somebody asked for erasure, and nobody decided yet */
  waits: boolean;
  certificates: Certificate[];
  holds: StoredHold[];
  /** what erasure would come to today; null once erased */
  verdict: ErasureVerdict | null;
  accounts: { id: string; externalRef: string; open: boolean }[];
}

type Person = Omit<PersonPrivacy, "holds" | "verdict" | "accounts">;

/** What the firm keeps of a person, why and until when; null is a 404. */
export async function personPrivacy(
  { db, tenant, today }: QueryContext,
  { customerId }: { customerId: string },
): Promise<PersonPrivacy | null> {
  const [person] = await rows<Person>(
    db,
    sql`SELECT c.id, c.number, c.full_name AS "fullName", c.status, (c.created_at AT TIME ZONE ${tenant.timeZone})::date AS since, c.restricted_on AS "restrictedOn", c.erased_at AS "erasedAt",
        EXISTS (SELECT 1 FROM approval_request r WHERE r.tenant_id = c.tenant_id AND r.act = 'customer.erase' AND r.subject_type = 'customer'
          AND r.subject_id = c.id AND r.state = 'pending' AND r.expires_at > now()) AS waits,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'class', d.class, 'count', d.count, 'idsHash', d.ids_hash, 'rules', d.rules,
            'askedByName', (SELECT full_name FROM staff s WHERE s.tenant_id = d.tenant_id AND s.id = d.asked_by_id),
            'byName', (SELECT full_name FROM staff s WHERE s.tenant_id = d.tenant_id AND s.id = d.created_by_id), 'createdAt', d.created_at) ORDER BY d.id)
          FROM destruction_certificate d WHERE d.tenant_id = c.tenant_id AND d.subject_type = 'customer' AND d.subject_id = c.id), '[]') AS certificates
      FROM customer c WHERE c.tenant_id = ${tenant.id}::uuid AND c.id = ${customerId}::uuid`,
  );
  if (!person) return null;
  const customerIds = [customerId, ...(await listMergedInto(db, customerId))];
  const accounts = await listAccountTraces(db, customerIds);
  const money = moneyRecords(await findMoneyTraces(db, customerIds), tenant);
  const traces = joinTraces([accountRecords(accounts, tenant), money]);
  const open = await listOpenHolds(db);
  const { accountIds } = traces;
  const { since } = person;
  const holds = new Set(customerIds.flatMap((id) => holdsOver(open, { customerId: id, accountIds, since })));
  const holdIds = [...holds].map(({ id }) => id);
  return {
    ...person,
    certificates: person.certificates.map((one) => ({ ...one, createdAt: new Date(one.createdAt) })),
    holds: [...holds],
    verdict: person.status === "erased" ? null : judgeErasure(traces, holdIds, today),
    accounts: accounts.map(({ id, externalRef, open: isOpen }) => ({ id, externalRef, open: isOpen })),
  };
}
