import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import {
  listDepartmentsForChange,
  listPlaces,
  savePlace,
} from "~/people/data/organisation/departments.server";
import { makesCycle } from "~/people/domain/organisation/org-tree";

const input = z.object({
  staffId: z.uuid("REQUIRED"),
  departmentId: z.uuid("INVALID").nullable(),
  reportsToId: z.uuid("INVALID").nullable(),
});

/** Puts somebody into a department and under a superior. Refusals: ORG_CYCLE (P15-2). */
export const placeStaff = defineCommand(
  { name: "staff.place", permission: "department:update", input },
  async (context, { staffId, departmentId, reportsToId }) => {
    const departments = await listDepartmentsForChange(context.db);
    const people = await listPlaces(context.db);
    const known = people.find(({ id }) => id === staffId);
    if (!known) return refuse("NOT_FOUND");
    const open = departments.some(({ id, state }) => id === departmentId && state === "active");
    if (departmentId && !open) return refuseField("departmentId", "NOT_FOUND");
    const boss = people.find(({ id, status }) => id === reportsToId && status === "active");
    if (reportsToId && !boss) return refuseField("reportsToId", "NOT_FOUND");
    if (makesCycle(staffId, reportsToId, new Map(people.map((one) => [one.id, one.reportsToId]))))
      return refuseField("reportsToId", "ORG_CYCLE");
    if (known.departmentId === departmentId && known.reportsToId === reportsToId) return accept({ staffId });
    await savePlace(context.db, { staffId, departmentId, reportsToId });
    context.emit(
      "staff.placed",
      { type: "staff", id: staffId },
      {
        before: { department_id: known.departmentId, reports_to_id: known.reportsToId },
        after: { department_id: departmentId, reports_to_id: reportsToId },
      },
    );
    return accept({ staffId });
  },
);
