import type { PersonFinder } from "~/office/data/event/personal/seal-personal.server";
import { rows, sql, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Whose an account is: its primary debtor. */
export const accountPersons: PersonFinder = {
  async find(db, ids) {
    const found = await rows<{ id: string; customerId: string }>(
      db,
      sql`SELECT id, customer_id AS "customerId" FROM account WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ANY(${ids}::uuid[])`,
    );
    return new Map(found.map(({ id, customerId }) => [id, customerId]));
  },
};
