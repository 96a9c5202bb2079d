import type { AuditFilter } from "~/people/domain/audit/audit-filter";
import { auditList } from "~/people/queries/audit/audit-list.server";

import type { BenchFirm, BenchWorld } from "./bench-world";
import { line, type Ratio, summary } from "./ratio";

const SMALL = 50_000;
const LARGE = 5_000_000;
const CHUNK = 250_000;
const ROUNDS = 15;

/** A person, an address and a request of which the log has a few hundred events, however long it is. */
const RARE = { actor: "0198b3f6-0000-7000-8000-00000000000a", ip: "198.51.100.7", request: "req-rare" };

const QUESTIONS: [string, AuditFilter][] = [
  ["everything", {}],
  ["one kind", { type: "account.contacted" }],
  ["one person", { actor: RARE.actor }],
  ["one address", { ip: RARE.ip }],
  ["one request", { request: RARE.request }],
  ["refusals", { category: "denied" }],
  ["one day", { from: "2026-11-10", on: "2026-11-10" }],
];

/** First page of a question to a log of five million events ÷ to one of fifty thousand; time, so lower is better. */
export async function benchAudit(world: BenchWorld): Promise<string[]> {
  const small = await world.openFirm("audit-small");
  const large = await world.openFirm("audit-large");
  await fill(world, small, SMALL);
  await fill(world, large, LARGE);
  await world.owner.query("VACUUM ANALYZE event");
  const lines: string[] = [];
  for (const [name, filter] of QUESTIONS) {
    const ratio = await timesOf(
      () => ask(large, filter),
      () => ask(small, filter),
    );
    lines.push(line(`audit, first page, ${name}, 5,000,000 ÷ 50,000 events`, ratio, "≤ 1.5"));
  }
  return lines;
}

const ask = (firm: BenchFirm, filter: AuditFilter) => firm.system.read(auditList, { filter });

async function timesOf(measured: () => Promise<unknown>, baseline: () => Promise<unknown>): Promise<Ratio> {
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  await measured();
  await baseline();
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = round % 2 === 0 ? await timed(measured) : 0;
    const base = await timed(baseline);
    ratios.push((first || (await timed(measured))) / base);
  }
  return summary(ratios);
}

/** Events over sixty days, written past the commands: only what a question reads matters here. */
async function fill(world: BenchWorld, firm: BenchFirm, count: number): Promise<void> {
  await world.owner.query("SET session_replication_role = replica");
  await world.owner.query("SELECT make_month_partitions('2026-09-01', 4)");
  for (let done = 0; done < count; done += CHUNK) {
    await world.owner.query(
      `INSERT INTO event (tenant_id, id, type, category, at, business_date, actor_kind, actor_id, actor_name, command, subject_type, subject_id, after,
          ip, user_agent, request_id)
        SELECT $1, overlay(uuidv7()::text placing uuid_head from 1 for 13)::uuid, type, category, at, at::date, 'staff', actor, 'Somebody', 'bench', 'account', uuidv7(), '{"a":1}',
          ip, 'bench', request FROM (
            SELECT n, at, left(uuid_floor(at)::text, 13) AS uuid_head,
              CASE WHEN n % $4::int < 300 THEN $5::uuid ELSE ('0198b3f6-0000-7000-8000-' || lpad((n % 200)::text, 12, '0'))::uuid END AS actor,
              CASE WHEN n % $4::int < 300 THEN $6 ELSE '203.0.113.' || (n % 200) END AS ip,
              CASE WHEN n % $4::int < 20 THEN $7 ELSE 'r' || n END AS request,
              CASE WHEN n % 500 = 0 THEN 'denied' ELSE 'change' END AS category,
              (ARRAY['account.contacted', 'account.assigned', 'note.added', 'payment.completed'])[1 + n % 4] AS type
            FROM (SELECT n, timestamptz '2026-09-22' + (n::float8 / $4::int) * interval '60 days' AS at
              FROM generate_series($2::int, $3::int) n) days) made`,
      [firm.tenant.id, done, Math.min(done + CHUNK, count) - 1, count, RARE.actor, RARE.ip, RARE.request],
    );
  }
  await world.owner.query("RESET session_replication_role");
}
