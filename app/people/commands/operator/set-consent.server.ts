import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findSetting, saveSetting } from "~/office/data/setting/settings.server";
import { accept } from "~/office/domain/outcome";
import { CONSENTS, readConsent } from "~/people/domain/operator/consent";

export const consentForm = z.object({ consent: z.enum(CONSENTS) });

/** Whether the platform's operators may look in: ask each time, always, never. */
export const setConsent = defineCommand(
  { name: "operator_access.set_consent", permission: "operator_access:decide", input: consentForm },
  async (context, { consent }) => {
    const { db, today, actor } = context;
    const before = readConsent(await findSetting(db, "operator_access", today));
    const by = { kind: actor.kind, id: actor.id };
    await saveSetting(db, { key: "operator_access", value: { consent }, from: today, by });
    context.emit(
      "setting.changed",
      { type: "tenant", id: context.tenant.id },
      { before: { operator_access: before }, after: { operator_access: consent } },
    );
    return accept({ consent });
  },
);
