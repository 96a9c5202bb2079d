import pg from "pg";

import { demoFacts } from "./firm";

/** The seeded firm's zone: for some hours of each day its date is not that of this machine. */
const FIRM_ZONE = "America/New_York";

const DAY_MS = 86_400_000;

/** "2026-11-21": the firm's own today, or so many days from it. */
export function firmDay(days = 0): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: FIRM_ZONE }).format(
    new Date(Date.now() + days * DAY_MS),
  );
}

/** What two days of waiting would do to a payee whose bank details are fresh. */
export async function letPayeeRest(name: string): Promise<void> {
  await change("UPDATE external_account SET usable_from = now() WHERE holder_name = $1", [name]);
}

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

/** What four years would do to an account that was closed as soon as it came. */
export async function letAccountAge(reference: string): Promise<void> {
  await change(
    `UPDATE account SET status = 'CLOSED', close_reason = 'paid_in_full', status_before_close = 'NEW', assigned_to = NULL,
        resolved_at = now() - interval '4 years', created_at = now() - interval '4 years', last_contact_at = NULL, last_attempt_at = NULL
      WHERE external_ref = $1`,
    [reference],
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
