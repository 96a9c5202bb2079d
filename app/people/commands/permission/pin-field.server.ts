import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { FIELD_LEVELS, isWiderLevel, RULED_FIELDS } from "~/office/domain/permission/field-levels";
import { listFieldRulesForChange, saveFieldPin } from "~/people/data/permission/field-rules.server";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";

import { needsChecker } from "../staff/needs-checker.server";

const wish = z.object({
  field: z.enum(RULED_FIELDS, "REQUIRED"),
  /** write: no pin, the roles alone say */
  level: z.enum(FIELD_LEVELS, "REQUIRED"),
});

const input = wish.extend({
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/**
 * Compliance says the most that anybody may see of a field, whatever the roles say (spec 07 §5.3 pin). Less holds at
 * once; more waits for a second person where there is one.
 */
export const pinField = defineCommand(
  { name: "field.pin", permission: "compliance:pin", input },
  async (context, { reason, ...asked }) => {
    const was = await pinOf(context, asked.field);
    if (!isWiderLevel(asked.level, was) || !(await needsChecker(context, "compliance:pin"))) {
      await write(context, was, asked, reason);
      return accept({ waits: false });
    }
    const subject = { type: "tenant", id: context.tenant.id };
    const payload = { ...asked, was };
    const wanted = await requestApproval(context, { act: "field.pin", subject, payload, reason });
    return wanted.ok ? accept({ waits: true }) : wanted;
  },
);

/** A second person agreed. */
export const pinApprovedField: ApprovedAct = {
  permission: ACT_RIGHTS["field.pin"],
  async run(context, { payload, reason }) {
    const asked = wish.parse(payload);
    await write(context, await pinOf(context, asked.field), asked, reason);
    return accept(null);
  },
};

type Asked = z.infer<typeof wish>;

async function pinOf({ db }: CommandContext, field: string): Promise<Asked["level"]> {
  const rules = await listFieldRulesForChange(db);
  return rules.find((rule) => rule.role === null && rule.field === field)?.pinnedMax ?? "write";
}

async function write(
  context: CommandContext,
  was: Asked["level"],
  { field, level }: Asked,
  reason: string,
): Promise<void> {
  const pinnedMax = level === "write" ? null : level;
  await saveFieldPin(context.db, { id: context.newId(), field, pinnedMax });
  const more = { before: { field, level: was }, after: { field, level }, reason };
  context.emit("field.pinned", { type: "tenant", id: context.tenant.id }, more);
}
