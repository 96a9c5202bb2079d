import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface ProcessorAccountFacts {
  id: string;
  accountRef: string;
  state: "not_started" | "onboarding" | "action_needed" | "enabled" | "disabled";
  requirements: { fields?: string[]; link?: string | null };
  adminEmail: string;
  updatedAt: Date;
}

/** The firm's account for client money at the processor. */
export async function processorAccount({ db, tenant }: QueryContext): Promise<ProcessorAccountFacts | null> {
  const [row] = await rows<ProcessorAccountFacts>(
    db,
    sql`SELECT p.id, p.provider_account_ref AS "accountRef", p.state, p.requirements, p.updated_at AS "updatedAt",
        coalesce((SELECT s.email FROM staff s WHERE s.tenant_id = p.tenant_id AND s.status = 'active' ORDER BY s.id LIMIT 1), '') AS "adminEmail"
      FROM processor_account p WHERE p.tenant_id = ${tenant.id}::uuid AND p.money_kind = 'trust'`,
  );
  return row ?? null;
}
