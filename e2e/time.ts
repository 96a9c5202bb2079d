import pg from "pg";

import { demoFacts } from "./firm";

/** What the days up to a debit's date would do: it was announced in time, and its date is here. */
export async function letDebitFallDue(paymentId: string): Promise<void> {
  await change(
    `UPDATE payment p SET effective_date = t.business_date, metadata = p.metadata || jsonb_build_object('notice', jsonb_build_object(
        'sent_on', (t.business_date - 10)::text, 'sent_at', (now() - interval '10 days')::text,
        'debit_on', t.business_date::text, 'amount_minor', p.amount::text))
      FROM tenant t WHERE t.id = p.tenant_id AND p.id = $1`,
    [paymentId],
  );
}

/** What the days up to its settlement would do to a debit file. */
export async function letFileSettle(fileId: string): Promise<void> {
  await change(
    "UPDATE ach_file f SET effective_on = t.business_date FROM tenant t WHERE t.id = f.tenant_id AND f.id = $1",
    [fileId],
  );
}

/** What an hour would do: journeys share one address, and an address opens five agencies an hour. */
export async function forgetSignUps(): Promise<void> {
  await change("DELETE FROM rate_limit WHERE key LIKE 'sign-up:%'", [], false);
}

async function change(sql: string, values: unknown[], some = true): Promise<void> {
  const { databaseUrl } = await demoFacts();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(sql, values);
    if (some && !rowCount) throw new Error(`nothing to change: ${sql}`);
  } finally {
    await client.end();
  }
}
