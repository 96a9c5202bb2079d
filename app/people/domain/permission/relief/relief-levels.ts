import type { FieldLevel } from "~/office/domain/permission/decide-access";

import { RELIEF_FIELDS } from "./relief-fields.table";
import { RELIEF_ROLES, type ReliefRole } from "./relief-records.table";

/**
 * The level of each row of the field matrix (spec 01 R2.2) for a role. Who may only propose reads; a computed
 * field is read and written by nobody; a row of two fields parted by " · " has two levels.
 */
export function reliefLevels(role: ReliefRole): Record<string, FieldLevel> {
  const column = RELIEF_ROLES.indexOf(role);
  return Object.fromEntries(
    Object.entries(RELIEF_FIELDS).flatMap(([row, cells]) => {
      const levels = (cells[column] ?? "–").split(" · ");
      const fields = row.includes(" · ") ? row.split(" · ") : [row];
      return fields.map((field, place) => [field, levelOf(levels[place] ?? levels[0] ?? "–")] as const);
    }),
  );
}

function levelOf(cell: string): FieldLevel {
  if (cell.startsWith("W") || cell.startsWith("record")) return "write";
  if (cell.startsWith("R") || cell.startsWith("P") || cell.startsWith("A")) return "read";
  return cell.startsWith("M") ? "masked" : "hidden";
}
