import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findSetting, saveSetting } from "~/office/data/setting/settings.server";
import { accept } from "~/office/domain/outcome";
import { ANSWERS_KEY, readAnswers, type SetupAnswers } from "~/people/domain/setup/setup-answers";

const input = z.object({
  answer: z.enum(["manual_payments", "processor", "platform_address", "roles_reviewed"]),
});

/** What the firm says in its set-up that nothing else keeps: payments by hand only (or not), mails from our address, roles looked at. */
export const keepAnswer = defineCommand(
  { name: "setup.keep_answer", permission: "setting:update", input },
  async (context, { answer }) => {
    const { db, today, actor } = context;
    const before = readAnswers(await findSetting(db, ANSWERS_KEY, today));
    const said: Record<typeof answer, SetupAnswers> = {
      manual_payments: { payments: "manual" },
      processor: { payments: undefined },
      platform_address: { channels: "platform" },
      roles_reviewed: { rolesReviewedOn: today },
    };
    const after = { ...before, ...said[answer] };
    if (JSON.stringify(after) === JSON.stringify(before)) return accept({ answer });
    const by = { kind: actor.kind, id: actor.id };
    await saveSetting(db, { key: ANSWERS_KEY, value: after, from: today, by });
    context.emit("setup.changed", { type: "tenant", id: context.tenant.id }, { before, after });
    return accept({ answer });
  },
);
