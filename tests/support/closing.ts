import { closeDay } from "~/jobs/office/close-day.server";
import type { JobHost } from "~/jobs/job-host";
import type { ClosePart } from "~/office/commands/close/close-part";
import { newId } from "~/platform/ids/new-id";

import type { Firm } from "./firm";
import { ownerRows } from "./owner-rows";
import type { World } from "./world";

/** The same product some days later, with some parts of the close exchanged. */
export function daysLater(world: World, days: number, parts: Record<string, ClosePart> = {}): JobHost {
  const now = () => new Date(Date.now() + days * 86_400_000);
  return { ...world.host, now, receivers: { ...world.host.receivers, ...parts } };
}

/** Closes every day of the firm that is over. */
export function closeAll(host: JobHost, firm: Firm, jobId: string = newId()): Promise<void> {
  return closeDay(host, { tenantId: firm.tenant.id, jobId });
}

export interface StepRow {
  id: string;
  day: string;
  step: number;
  state: string;
  counts: Record<string, number>;
  sums: Record<string, string>;
  errors: { part: string; code: string; item: string | null }[];
  hash: string | null;
}

export function stepsOf(world: World, firm: Firm): Promise<StepRow[]> {
  return ownerRows<StepRow>(
    world,
    `SELECT s.id, to_char(d.day, 'YYYY-MM-DD') AS day, s.step, s.state, s.counts, s.control_sums AS sums, s.errors, encode(s.result_hash, 'hex') AS hash
      FROM close_step s JOIN business_day d ON d.id = s.business_day_id WHERE s.tenant_id = $1 ORDER BY d.day, s.step`,
    [firm.tenant.id],
  );
}

export async function todayOf(world: World, firm: Firm): Promise<string> {
  const [row] = await ownerRows<{ day: string }>(
    world,
    "SELECT to_char(business_date, 'YYYY-MM-DD') AS day FROM tenant WHERE id = $1",
    [firm.tenant.id],
  );
  return row?.day ?? "";
}
