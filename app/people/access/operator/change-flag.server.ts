import { z } from "zod";

import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import { listFlags, saveFlag } from "~/people/data/flag/feature-flags.server";
import { saveOperatorDeed } from "~/people/data/operator/operator-log.server";
import { FLAGS } from "~/people/domain/flag/flags.table";
import { isUuid } from "~/platform/ids/is-uuid";

import { requestOrigin } from "../request-origin.server";
import type { OperatorAccess } from "./require-operator.server";

export const flagForm = z.object({
  key: z.enum(FLAGS),
  version: z.coerce.number().int().min(0),
  killed: z.literal("on").optional(),
  percentage: z.coerce.number("PERCENTAGE").int("PERCENTAGE").min(0, "PERCENTAGE").max(100, "PERCENTAGE"),
  /** ids, one a line or with commas */
  tenants: z.string().max(20_000, "TOO_LONG").default(""),
  startsOn: z.string().default(""),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/** An operator opens or shuts a switch, with a reason that stays beside it. */
export async function changeFlag(
  request: Request,
  operator: OperatorAccess,
  form: z.output<typeof flagForm>,
): Promise<Outcome<null>> {
  const { database } = await currentHost();
  const tenants = form.tenants.split(/[\s,;]+/).filter(Boolean);
  if (!tenants.every(isUuid)) return refuseField("tenants", "FIRM_IDS");
  const startsAt = form.startsOn === "" ? null : new Date(`${form.startsOn}T00:00:00Z`);
  if (startsAt && Number.isNaN(startsAt.getTime())) return refuseField("startsOn", "DATE_FORMAT");
  const flags = await listFlags(database);
  const before = flags.find(({ key }) => key === form.key);
  if (!before || before.version !== form.version) return refuse("VERSION_CONFLICT");
  const { version, key, ...rule } = before;
  const after = { killed: form.killed === "on", percentage: form.percentage, tenants, startsAt };
  const by = { id: operator.id, name: operator.fullName };
  const saved = await saveFlag(
    database,
    { key, version, ...after },
    { before: rule, reason: form.reason, by },
  );
  if (!saved) return refuse("VERSION_CONFLICT");
  const facts = { key, ...after, reason: form.reason };
  const { ip } = requestOrigin(request);
  await saveOperatorDeed(database, {
    operatorId: operator.id,
    tenantId: null,
    type: "flag.changed",
    facts,
    ip,
  });
  return accept(null);
}
