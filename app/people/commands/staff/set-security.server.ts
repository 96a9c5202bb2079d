import { defineCommand } from "~/office/commands/command/define-command";
import { findSetting, saveSetting } from "~/office/data/setting/settings.server";
import { accept, refuseField } from "~/office/domain/outcome";
import { isInside, normalBlock } from "~/people/domain/login/ip-list";
import { readSecuritySettings, securityForm } from "~/people/domain/login/security-settings";

const MOST_ADDRESSES = 200;

/** The firm's sign-in rules, from today on. A list of addresses that would shut its maker out is refused. */
export const setSecurity = defineCommand(
  { name: "security.set", permission: "setting:update", input: securityForm },
  async (context, form) => {
    const lines = form.addresses.split(/[\n,;]+/).map((line) => line.trim());
    const given = lines.filter(Boolean).map(normalBlock);
    if (given.some((block) => block === null)) return refuseField("addresses", "ADDRESS_FORMAT");
    const addresses = [...new Set(given.filter((block) => block !== null))];
    if (addresses.length > MOST_ADDRESSES) return refuseField("addresses", "TOO_MANY_ADDRESSES");
    if (!isInside(addresses, context.origin.ip)) return refuseField("addresses", "ADDRESS_OUTSIDE");
    const { idleMinutes, absoluteHours, graceDays } = form;
    const value = { idleMinutes, absoluteHours, graceDays, addresses };
    const before = readSecuritySettings(await findSetting(context.db, "security", context.today));
    const by = { kind: context.actor.kind, id: context.actor.id };
    await saveSetting(context.db, { key: "security", value, from: context.today, by });
    context.emit(
      "setting.changed",
      { type: "tenant", id: context.tenant.id },
      { before: { security: before }, after: { security: value } },
    );
    return accept(value);
  },
);
