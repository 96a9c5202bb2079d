import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findSetting, saveSetting } from "~/office/data/setting/settings.server";
import { accept } from "~/office/domain/outcome";
import { readSkipped, SKIPPED_KEY } from "~/people/domain/setup/skipped-steps";
import { OPTIONAL_STEPS } from "~/people/domain/setup/setup-steps";

/** A step of the set-up is left out for now, or taken up again. */
export const skipStep = defineCommand(
  {
    name: "setup.skip",
    permission: "setting:update",
    input: z.object({ step: z.enum(OPTIONAL_STEPS), skipped: z.boolean() }),
  },
  async (context, { step, skipped }) => {
    const { db, today, actor } = context;
    const before = readSkipped(await findSetting(db, SKIPPED_KEY, today));
    if (before.includes(step) === skipped) return accept({ step });
    const value = skipped ? [...before, step] : before.filter((one) => one !== step);
    await saveSetting(db, {
      key: SKIPPED_KEY,
      value,
      from: today,
      by: { kind: actor.kind, id: actor.id },
    });
    context.emit(
      "setup.changed",
      { type: "tenant", id: context.tenant.id },
      { before: { skipped: before }, after: { skipped: value } },
    );
    return accept({ step });
  },
);
