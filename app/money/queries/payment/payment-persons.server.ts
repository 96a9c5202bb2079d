import type { PersonFinder } from "~/office/data/event/personal/seal-personal.server";
import { rows, sql, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Whose a payment is: the customer who pays or is paid. */
export const paymentPersons: PersonFinder = {
  async find(db, ids) {
    const found = await rows<{ id: string; customerId: string }>(
      db,
      sql`SELECT id, CASE 'customer' WHEN payer_type THEN payer_id ELSE beneficiary_id END AS "customerId" FROM payment
        WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ANY(${ids}::uuid[]) AND 'customer' IN (payer_type, beneficiary_type)`,
    );
    return new Map(found.map(({ id, customerId }) => [id, customerId]));
  },
};

/** Whose a standing permission is. */
export const mandatePersons: PersonFinder = {
  async find(db, ids) {
    const found = await rows<{ id: string; customerId: string }>(
      db,
      sql`SELECT id, customer_id AS "customerId" FROM mandate WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ANY(${ids}::uuid[])`,
    );
    return new Map(found.map(({ id, customerId }) => [id, customerId]));
  },
};
