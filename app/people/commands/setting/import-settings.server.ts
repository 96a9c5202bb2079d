import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findDef } from "~/office/domain/setting/settings.table";

import { changeOne } from "./change-setting.server";

const input = z.object({
  /** setting → value; null puts the default back */
  values: z.record(z.string().max(60), z.unknown()),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/**
 * Takes the settings of a file over, from today on: all of them or none. Refusals: SETTINGS_UNKNOWN with `facts.keys`,
 * SETTINGS_REFUSED with `facts.refused` (key → code) and the bounds or the nearest colour of the first, NOTHING_TO_CHANGE.
 */
export const importSettings = defineCommand(
  { name: "setting.import", permission: "setting:update", input },
  async (context, { values, reason }) => {
    const unknown = Object.keys(values).filter((key) => !findDef(key));
    if (unknown.length > 0) return refuse("SETTINGS_UNKNOWN", { facts: { keys: unknown } });
    const refused: Record<string, string> = {};
    let hint: Record<string, unknown> = {};
    const changed: string[] = [];
    const waiting: string[] = [];
    for (const [name, value] of Object.entries(values)) {
      const found = findDef(name);
      if (!found) continue;
      const outcome = await changeOne(context, { ...found, value, from: context.today }, reason);
      const code = outcome.ok
        ? null
        : (Object.values(outcome.refusal.fields ?? {})[0] ?? outcome.refusal.code);
      if (code && code !== "SETTING_SAME") refused[name] = code;
      if (!outcome.ok && refused[name]) hint = { ...outcome.refusal.facts, ...hint };
      if (outcome.ok) (outcome.value.waits ? waiting : changed).push(name);
    }
    if (Object.keys(refused).length > 0) return refuse("SETTINGS_REFUSED", { facts: { ...hint, refused } });
    if (changed.length + waiting.length === 0) return refuse("NOTHING_TO_CHANGE");
    return accept({ changed, waiting });
  },
);
