import { saveEvents } from "~/office/data/event/events.server";
import { SYSTEM_PERMISSIONS } from "~/office/domain/permission/permission-set";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import type { BenchFirm, BenchWorld } from "./bench-world";
import { interleave, line } from "./ratio";

const ROUNDS = 9;
const COMMANDS = 150;

const ACTOR = {
  kind: "system" as const,
  id: null,
  name: "bench",
  roles: ["system"],
  permissions: SYSTEM_PERMISSIONS,
};

/** Commands' events that tell of a person ÷ the same events about something else; events a second, higher is better. */
export async function benchEvents(world: BenchWorld): Promise<string[]> {
  const firm = await world.openFirm("events");
  const lines: string[] = [];
  for (const events of [1, 50]) {
    const ratio = await interleave(
      ROUNDS,
      () => eventsPerSecond(world, firm, "customer", events),
      () => eventsPerSecond(world, firm, "creditor", events),
    );
    lines.push(line(`events of a person ÷ of none, ${events} in a command`, ratio, "≥ 0.5"));
  }
  return lines;
}

/** Each event is about another one of a thousand, all of whom the log knows from the second round on. */
async function eventsPerSecond(
  world: BenchWorld,
  firm: BenchFirm,
  type: "customer" | "creditor",
  events: number,
): Promise<number> {
  const started = performance.now();
  for (let command = 0; command < COMMANDS; command += 1) {
    const drafts = Array.from({ length: events }, (_, at) => ({
      id: newId(),
      type: "note.added",
      category: "change" as const,
      subject: { type, id: idOf((command * events + at) % 1000) },
      related: [],
      after: { body: "Asked to be called after six in the evening", audience: "internal" },
    }));
    const frame = {
      actor: ACTOR,
      origin: { ip: null, userAgent: null, requestId: null },
      command: "bench",
      today: firm.tenant.businessDate,
      idempotencyKey: null,
      correlationId: newId(),
    };
    await withTenant(world.host.database, firm.tenant.id, "write", (db) => saveEvents(db, frame, drafts));
  }
  return (COMMANDS * events) / ((performance.now() - started) / 1000);
}

const idOf = (number: number) => `0198b3f6-0000-7000-8000-${String(number).padStart(12, "0")}`;
