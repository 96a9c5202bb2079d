import type { CommandContext } from "~/office/commands/command/define-command";
import { listOpenHolds } from "~/office/data/hold/legal-holds.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { TenantFacts } from "~/office/domain/event/actor";
import { holdsOver } from "~/office/domain/hold/legal-hold";
import type { PersonRecord } from "~/people/data/customer/kept-people.server";
import {
  type ErasureVerdict,
  joinTraces,
  judgeErasure,
  type PersonTraces,
} from "~/people/domain/privacy/judge-erasure";
import type { TenantDb } from "~/platform/db/tenant-db.server";

/** Rows of one kind that were destroyed. */
export interface Destroyed {
  class: string;
  ids: string[];
}

/** What a context has of a person; jobs/receivers.ts names it `erasure:<context>`. */
export interface ErasureReceiver {
  traces(known: { db: TenantDb; tenant: TenantFacts }, customerIds: string[]): Promise<PersonTraces>;
  /** Takes everything out of its rows that tells who the person is; figures and ids stay. */
  erase(context: CommandContext, customerIds: string[], accountIds: string[]): Promise<Destroyed[]>;
}

export function erasureReceivers({ receivers }: CommandContext): ErasureReceiver[] {
  return Object.entries(receivers)
    .filter(([name]) => name.startsWith("erasure:"))
    .map(([, receiver]) => receiver as ErasureReceiver);
}

/** What may become of a person now, and what the firm has of them. */
export async function judgePerson(
  context: CommandContext,
  person: PersonRecord,
  customerIds: string[],
): Promise<{ verdict: ErasureVerdict; accountIds: string[] }> {
  const parts: PersonTraces[] = [];
  for (const receiver of erasureReceivers(context)) parts.push(await receiver.traces(context, customerIds));
  return judgeTraces(context.db, context.today, person, customerIds, parts);
}

async function judgeTraces(
  db: TenantDb,
  today: CivilDate,
  { since }: PersonRecord,
  customerIds: string[],
  parts: PersonTraces[],
): Promise<{ verdict: ErasureVerdict; accountIds: string[] }> {
  const traces = joinTraces(parts);
  const { accountIds } = traces;
  const holds = await listOpenHolds(db);
  const over = customerIds.flatMap((customerId) => holdsOver(holds, { customerId, accountIds, since }));
  const holdIds = [...new Set(over.map(({ id }) => id))];
  return { verdict: judgeErasure(traces, holdIds, today), accountIds };
}
