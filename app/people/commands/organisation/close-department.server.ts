import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  isDepartmentUsed,
  listDepartmentsForChange,
  saveDepartmentClosed,
} from "~/people/data/organisation/departments.server";

/** Takes a department nobody works in out of the chart; what it was stays in the log. */
export const closeDepartment = defineCommand(
  {
    name: "department.close",
    permission: "department:update",
    input: z.object({ departmentId: z.uuid() }),
  },
  async (context, { departmentId }) => {
    const known = (await listDepartmentsForChange(context.db)).find(({ id }) => id === departmentId);
    if (!known) return refuse("NOT_FOUND");
    if (known.state === "closed") return accept({ departmentId });
    if (await isDepartmentUsed(context.db, departmentId)) return refuse("DEPARTMENT_IN_USE");
    await saveDepartmentClosed(context.db, departmentId);
    context.emit(
      "department.closed",
      { type: "department", id: departmentId },
      { before: { state: "active" }, after: { state: "closed" } },
    );
    return accept({ departmentId });
  },
);
