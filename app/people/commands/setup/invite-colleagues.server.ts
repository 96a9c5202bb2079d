import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { inviteStaff } from "~/people/commands/staff/invite-staff.server";
import { listRoles } from "~/people/data/permission/roles.server";
import { type ColleagueRow, readColleagueRows } from "~/people/domain/setup/colleague-rows";

const input = z.object({
  /** one colleague a line: e-mail, name, department, role */
  rows: z.string("REQUIRED").max(50_000, "TOO_LONG"),
  /** the good ones, where some cannot be invited; else all or none */
  goodOnly: z.boolean().default(false),
});

export interface RefusedRow extends ColleagueRow {
  code: string;
}

/**
 * Invites many at once, each as `staff.invite` would. Refusals: REQUIRED, ROWS_MANY, ROWS_REFUSED with `facts.rows` (each
 * row that cannot be invited and why) and `facts.good` (how many could).
 */
export const inviteColleagues = defineCommand(
  { name: "setup.invite_colleagues", permission: "staff:invite", input },
  async (context, { rows, goodOnly }) => {
    const read = readColleagueRows(rows);
    if (!read.ok) return read;
    const roles = await listRoles(context.db);
    // a name that people read stands before a key of the same letters
    const keyOf = new Map([
      ...roles.map(({ key }) => [key, key] as const),
      ...roles.map(({ key, name }) => [name.toLowerCase(), key] as const),
    ]);
    const refused: RefusedRow[] = [];
    const seen = new Set<string>();
    for (const row of read.value) {
      const code = await inviteOne(context, row, keyOf, seen);
      if (code) refused.push({ ...row, code });
    }
    const good = read.value.length - refused.length;
    if (refused.length > 0 && (!goodOnly || good === 0))
      return refuse("ROWS_REFUSED", { facts: { rows: refused, good } });
    return accept({ invited: good, refused });
  },
);

/** Null where the invitation is on its way; else why it is not. */
async function inviteOne(
  context: CommandContext,
  row: ColleagueRow,
  keyOf: ReadonlyMap<string, string>,
  seen: Set<string>,
): Promise<string | null> {
  const address = row.email.toLowerCase();
  if (seen.has(address)) return "DUPLICATE";
  seen.add(address);
  const { email, fullName, department } = row;
  const role = keyOf.get(row.role.toLowerCase()) ?? row.role;
  const form = inviteStaff.input.safeParse({ email, fullName, department, role });
  if (!form.success) return form.error.issues[0]?.message ?? "VALIDATION";
  const invited = await context.run(inviteStaff, form.data);
  if (invited.ok) return null;
  return Object.values(invited.refusal.fields ?? {})[0] ?? invited.refusal.code;
}
