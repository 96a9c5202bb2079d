import { createHash } from "node:crypto";

import type { CommandContext } from "~/office/commands/command/define-command";
import { findSetting } from "~/office/data/setting/settings.server";
import { isDeskOn, saveFiscalStart, saveSettingChange } from "~/office/data/setting/setting-changes.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import {
  checkValue,
  defaultOf,
  type SettingDef,
  type SettingValue,
} from "~/office/domain/setting/setting-kinds";
import { standing } from "~/office/domain/setting/setting-of";
import type { SettingKey } from "~/office/domain/setting/settings.table";
import { findDomainsAllowed } from "~/people/data/billing/domains-allowed.server";
import { listRoles } from "~/people/data/permission/roles.server";
import { isInsideRoles, readRoleAddress } from "~/people/domain/login/allowed-from";
import { isInside, normalBlock } from "~/people/domain/login/ip-list";
import { uuidFrom } from "~/platform/ids/uuid-from";

/** A setting as somebody wants it; `value` null puts the default back. */
export interface SettingWish {
  key: SettingKey;
  def: SettingDef;
  value: unknown;
  from: CivilDate;
}

/** What a request for approval of this setting is about: the same for every request on it. */
export function subjectOf(key: SettingKey): { type: string; id: string } {
  const bytes = createHash("sha256").update(key).digest();
  return { type: "setting", id: uuidFrom(0, 0, bytes.subarray(0, 8)) };
}

/**
 * The wish as it may be stored. Refusals: DESK_OFF, DATE_PAST, DATE_TODAY, OUTSIDE_BOUNDS, OUTSIDE_LEGAL_BOUNDS with
 * `facts.rule`, ADDRESS_FORMAT, ADDRESS_OUTSIDE,
 * ROLE_ADDRESS_FORMAT, ROLE_ADDRESS_UNKNOWN, PLAN_LIMIT.
 */
export async function checkWish(
  context: CommandContext,
  { key, def, value, from }: SettingWish,
): Promise<Outcome<SettingValue | null>> {
  if (def.desk && !(await isDeskOn(context.db, def.desk))) return refuse("DESK_OFF");
  if (from < context.today) return refuseField("from", "DATE_PAST");
  if (def.undated && from !== context.today) return refuseField("from", "DATE_TODAY");
  if (value === null) return accept(null);
  const checked = checkValue(def, value, context.tenant.country);
  if (!checked.ok) return checked;
  if (key === "sign_in_addresses") return checkAddresses(context, checked.value as readonly string[]);
  if (key === "role_addresses") return checkRoleAddresses(context, checked.value as readonly string[]);
  if (key === "powered_by" && checked.value === "hidden") return checkWhiteLabel(context, checked.value);
  return checked;
}

/** Source: spec 07 §3.1: the line that says whose software it is goes from plan Growth on. */
async function checkWhiteLabel(
  { db, tenant }: CommandContext,
  value: string,
): Promise<Outcome<SettingValue>> {
  if ((await findDomainsAllowed(db, tenant.status)) > 0) return accept(value);
  return refuse("PLAN_LIMIT", { fields: { value: "PLAN_LIMIT" }, facts: { limit: 0, upgrade: "plan" } });
}

/** A list that would shut out who writes or approves it is refused. */
function checkAddresses({ origin }: CommandContext, lines: readonly string[]): Outcome<SettingValue> {
  const blocks = lines.map(normalBlock).filter((block) => block !== null);
  if (blocks.length < lines.length) return refuseField("value", "ADDRESS_FORMAT");
  return isInside(blocks, origin.ip) ? accept([...new Set(blocks)]) : refuseField("value", "ADDRESS_OUTSIDE");
}

/** Each line names a role that the firm has; who writes or approves it is not shut out either. */
async function checkRoleAddresses(
  { db, actor, origin }: CommandContext,
  lines: readonly string[],
): Promise<Outcome<SettingValue>> {
  const read = lines.map(readRoleAddress).filter((line) => line !== null);
  if (read.length < lines.length) return refuseField("value", "ROLE_ADDRESS_FORMAT");
  const known = new Set((await listRoles(db)).map(({ key }) => key));
  const strange = read.find(({ role }) => !known.has(role));
  if (strange) return refuseField("value", "ROLE_ADDRESS_UNKNOWN");
  const normal = [...new Set(read.map(({ role, block }) => `${role} ${block}`))];
  return isInsideRoles(normal, actor.roles, origin.ip)
    ? accept(normal)
    : refuseField("value", "ADDRESS_OUTSIDE");
}

/** What holds on the day of the wish before it is granted. */
export async function standingAt(
  { db, tenant }: CommandContext,
  { key, def, from }: Pick<SettingWish, "key" | "def" | "from">,
): Promise<SettingValue> {
  if (key === "fiscal_start_month") return tenant.fiscalStartMonth;
  return standing(def, await findSetting(db, key, from), tenant.country);
}

/** Writes the new word with its line of history, and tells the log. */
export async function applySetting(
  context: CommandContext,
  { key, def, value, from }: SettingWish & { value: SettingValue | null },
  more: { reason: string; madeBy: { kind: string; id: string | null }; approvedById: string | null },
): Promise<void> {
  const before = await standingAt(context, { key, def, from });
  await saveSettingChange(context.db, { id: context.newId(), key, before, after: value, from, ...more });
  const after = value ?? defaultOf(def, context.tenant.country);
  if (key === "fiscal_start_month") await saveFiscalStart(context.db, Number(after));
  context.emit(
    "setting.changed",
    { type: "tenant", id: context.tenant.id },
    {
      before: { [key]: before },
      after: { [key]: after, effective_from: from },
      reason: more.reason,
      related: [subjectOf(key)],
    },
  );
}
