import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import {
  listDepartmentsForChange,
  listPlaces,
  saveDepartmentRow,
  type StoredDepartment,
} from "~/people/data/organisation/departments.server";
import { makesCycle } from "~/people/domain/organisation/org-tree";
import { readHours } from "~/people/domain/organisation/working-hours";

const maybeId = z.uuid("INVALID").nullable().default(null);

export const departmentForm = z.object({
  /** null makes a new one */
  departmentId: maybeId,
  code: z
    .string("REQUIRED")
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{1,12}$/, "CODE_FORMAT"),
  name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(80, "TOO_LONG"),
  parentId: maybeId,
  headId: maybeId,
  deputyId: maybeId,
  /** people it is meant to have */
  places: z.coerce
    .number("NUMBER")
    .int("NUMBER")
    .min(0, "NUMBER")
    .max(10_000, "NUMBER")
    .nullable()
    .default(null),
  /** a line a day, Monday first: "09:00-17:00", or empty for a day off; all empty for the usual hours */
  hours: z.array(z.string().max(30)).max(7).default([]),
});
type DepartmentForm = z.infer<typeof departmentForm>;

/**
 * Makes a department or team, or changes it. A head sees what its people and those below have. Refusals: DUPLICATE,
 * ORG_CYCLE, DEPUTY_IS_HEAD, HOURS_FORMAT.
 */
export const saveDepartment = defineCommand(
  { name: "department.save", permission: "department:update", input: departmentForm },
  async (context, form) => {
    const hours = readHours(form.hours);
    if (!hours.ok) return hours;
    const known = await listDepartmentsForChange(context.db);
    const before = known.find(({ id }) => id === form.departmentId) ?? null;
    if (form.departmentId && !before) return refuse("NOT_FOUND");
    const id = before?.id ?? context.newId();
    const fits = await checkPlaceOf(context, id, form, known);
    if (!fits.ok) return fits;
    const { code, name, parentId, headId, deputyId, places } = form;
    const after = { code, name, parentId, headId, deputyId, places, hours: hours.value };
    const by = { kind: context.actor.kind, id: context.actor.id };
    await saveDepartmentRow(context.db, { id, ...after, by });
    context.emit(
      before ? "department.changed" : "department.created",
      { type: "department", id },
      { before: before ? factsOf(before) : undefined, after: factsOf(after) },
    );
    return accept({ departmentId: id });
  },
);

async function checkPlaceOf(
  { db }: CommandContext,
  id: string,
  { code, parentId, headId, deputyId }: DepartmentForm,
  known: readonly StoredDepartment[],
): Promise<Outcome<null>> {
  if (known.some((one) => one.id !== id && one.code === code)) return refuseField("code", "DUPLICATE");
  const open = known.filter(({ state }) => state === "active");
  if (parentId && !open.some((one) => one.id === parentId)) return refuseField("parentId", "NOT_FOUND");
  if (makesCycle(id, parentId, new Map(known.map((one) => [one.id, one.parentId]))))
    return refuseField("parentId", "ORG_CYCLE");
  const people = new Set((await listPlaces(db)).flatMap((one) => (one.status === "active" ? [one.id] : [])));
  if (headId && !people.has(headId)) return refuseField("headId", "NOT_FOUND");
  if (deputyId && !people.has(deputyId)) return refuseField("deputyId", "NOT_FOUND");
  return deputyId && deputyId === headId ? refuseField("deputyId", "DEPUTY_IS_HEAD") : accept(null);
}

function factsOf({
  code,
  name,
  parentId,
  headId,
  deputyId,
  places,
  hours,
}: Omit<StoredDepartment, "id" | "state">) {
  return { code, name, parent_id: parentId, head_id: headId, deputy_id: deputyId, places, hours };
}
