import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import {
  FIELD_LEVELS,
  FieldLevels,
  isWiderLevel,
  RULED_FIELDS,
} from "~/office/domain/permission/field-levels";
import { listFieldRulesForChange, saveFieldLevel } from "~/people/data/permission/field-rules.server";
import { findRoleForChange, type StoredRole } from "~/people/data/permission/roles.server";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";

import { needsChecker } from "../staff/needs-checker.server";

const wish = z.object({
  field: z.enum(RULED_FIELDS, "REQUIRED"),
  level: z.enum(FIELD_LEVELS, "REQUIRED"),
});

const input = wish.extend({
  roleId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/**
 * Says how much of a field a role sees (spec 07 §5.3), a shipped one too. Less holds at once; more waits for a second
 * person where there is one. Refusals: GRANT_LACKED (more than one sees oneself), FIELD_PINNED.
 */
export const setFieldLevel = defineCommand(
  { name: "role.set_field", permission: "field_rule:update", input },
  async (context, { roleId, reason, ...asked }) => {
    const found = await fitting(context, roleId, asked);
    if (!found.ok) return found;
    const { role, was } = found.value;
    const own = context.actor.fields?.of(asked.field) ?? "write";
    if (isWiderLevel(asked.level, own)) return refuseField("level", "GRANT_LACKED");
    const wider = isWiderLevel(asked.level, was);
    if (!wider || !(await needsChecker(context, "field_rule:update"))) {
      await write(context, role, was, asked);
      return accept({ roleId, waits: false });
    }
    const { key, name, system } = role;
    const payload = { ...asked, was, role: { key, name, system } };
    const wanted = await requestApproval(context, {
      act: "role.set_field",
      subject: { type: "role", id: roleId },
      payload,
      reason,
    });
    return wanted.ok ? accept({ roleId, waits: true }) : wanted;
  },
);

/** A second person agreed; the pin of that day still holds. */
export const setApprovedFieldLevel: ApprovedAct = {
  permission: ACT_RIGHTS["role.set_field"],
  async run(context, { subject, payload }) {
    const asked = wish.parse(payload);
    const found = await fitting(context, subject.id, asked);
    if (!found.ok) return found;
    await write(context, found.value.role, found.value.was, asked);
    return accept(null);
  },
};

type Asked = z.infer<typeof wish>;

async function fitting(
  context: CommandContext,
  roleId: string,
  { field, level }: Asked,
): Promise<Outcome<{ role: StoredRole; was: Asked["level"] }>> {
  const role = await findRoleForChange(context.db, roleId);
  if (!role) return refuse("NOT_FOUND");
  if (role.state !== "active") return refuse("ROLE_UNKNOWN");
  const rules = await listFieldRulesForChange(context.db);
  const pin = rules.find((rule) => rule.role === null && rule.field === field)?.pinnedMax ?? "write";
  if (isWiderLevel(level, pin))
    return refuse("FIELD_PINNED", { fields: { level: "FIELD_PINNED" }, facts: { pin } });
  const unpinned = rules.filter((rule) => rule.role !== null);
  return accept({ role, was: new FieldLevels([role.key], unpinned).of(field) });
}

async function write(
  context: CommandContext,
  { id: roleId }: StoredRole,
  was: Asked["level"],
  { field, level }: Asked,
): Promise<void> {
  await saveFieldLevel(context.db, { id: context.newId(), roleId, field, level });
  context.emit(
    "role.field_set",
    { type: "role", id: roleId },
    { before: { field, level: was }, after: { field, level } },
  );
}
