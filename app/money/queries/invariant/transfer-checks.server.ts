import { sql } from "~/platform/db/tenant-db.server";

import type { InvariantCheck } from "./run-checks.server";

/** I19: the firm's money has left trust, and what it owes trust has arrived, on the day it was due (spec 05 §16). */
export const transferChecks: readonly InvariantCheck[] = [
  {
    code: "I19",
    offenders: (tenant) => sql`
      SELECT 'fee_collection' AS scope_type, ${tenant}::uuid AS scope_id, jsonb_build_object('record_type', 'transfer', 'record_id', t.id,
          'kind', t.kind, 'due_on', t.due_on, 'state', t.state, 'amount_minor', t.amount::text, 'currency', t.currency) AS facts
        FROM transfer t JOIN tenant x ON x.id = t.tenant_id
        WHERE t.tenant_id = ${tenant}::uuid AND t.kind IN ('sweep', 'cover') AND t.state NOT IN ('done', 'failed') AND t.due_on < x.business_date`,
  },
];
