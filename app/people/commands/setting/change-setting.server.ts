import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import { defaultOf } from "~/office/domain/setting/setting-kinds";
import { findDef } from "~/office/domain/setting/settings.table";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";

import { needsChecker } from "../staff/needs-checker.server";
import { applySetting, checkWish, type SettingWish, standingAt, subjectOf } from "./apply-setting.server";

const value = z.union([z.number(), z.string().max(200), z.array(z.string().max(100)).max(500)]).nullable();
const reason = z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG");

const input = z.object({
  key: z.string().max(60),
  /** null puts the default back */
  value,
  /** counts from this day on; today where nothing is said */
  from: z.iso.date("DATE_FORMAT").optional(),
  reason,
});

const plan = z.object({ key: z.string(), value, from: z.iso.date() });

/**
 * Sets one setting from a day on. A risky one waits for a second person wherever the firm has one who may agree; the
 * page asks for a fresh second factor before. Refusals: SETTING_UNKNOWN, SETTING_SAME, those of `checkWish`.
 */
export const changeSetting = defineCommand(
  { name: "setting.change", permission: "setting:update", input },
  async (context, { key: name, value: wanted, from = context.today, reason: why }) => {
    const found = findDef(name);
    if (!found) return refuse("SETTING_UNKNOWN", { facts: { key: name } });
    return changeOne(context, { ...found, value: wanted, from }, why);
  },
);

/** One wish, granted or put before a second person. */
export async function changeOne(
  context: CommandContext,
  wish: SettingWish,
  why: string,
): Promise<Outcome<{ key: string; waits: boolean }>> {
  const { key, def, from } = wish;
  const checked = await checkWish(context, wish);
  if (!checked.ok) return checked;
  const wanted = checked.value ?? defaultOf(def, context.tenant.country);
  const same = JSON.stringify(wanted) === JSON.stringify(await standingAt(context, wish));
  if (same && from === context.today) return refuseField("value", "SETTING_SAME");
  if (def.risky && (await needsChecker(context, "setting:update"))) {
    const payload = { key, value: checked.value, from, before: await standingAt(context, wish) };
    const request = { act: "setting.change", subject: subjectOf(key), payload, reason: why };
    const asked = await requestApproval(context, request);
    return asked.ok ? accept({ key, waits: true }) : asked;
  }
  const { kind, id } = context.actor;
  const more = { reason: why, madeBy: { kind, id }, approvedById: null };
  await applySetting(context, { ...wish, value: checked.value }, more);
  return accept({ key, waits: false });
}

/** A second person agreed. What was wanted for a day that is over counts from today. */
export const changeApprovedSetting: ApprovedAct = {
  permission: ACT_RIGHTS["setting.change"],
  async run(context, { payload, reason: why, madeBy }) {
    const wanted = plan.parse(payload);
    const found = findDef(wanted.key);
    if (!found) return refuse("SETTING_UNKNOWN", { facts: { key: wanted.key } });
    const from = wanted.from < context.today ? context.today : wanted.from;
    const wish = { ...found, value: wanted.value, from };
    const checked = await checkWish(context, wish);
    if (!checked.ok) return refuse(checked.refusal.fields?.["value"] ?? checked.refusal.code);
    const more = { reason: why, madeBy, approvedById: context.actor.id };
    await applySetting(context, { ...wish, value: checked.value }, more);
    return accept(null);
  },
};
