import { printGrant } from "~/office/domain/permission/grant";

import { readRecordCell, recordsOf } from "./read-record-cell";
import { RELIEF_RECORDS, RELIEF_ROLES, type ReliefRole } from "./relief-records.table";

/** The lines that the record matrix (spec 01 R2.1) gives a role: `case.credit:update@assigned`. */
export function reliefGrants(role: ReliefRole): string[] {
  const column = RELIEF_ROLES.indexOf(role);
  const lines = Object.entries(RELIEF_RECORDS).flatMap(([row, cells]) =>
    recordsOf(row).flatMap((record) =>
      readRecordCell(cells[column] ?? "–").flatMap(({ actions, fields, scope }) => {
        const subjects = fields.length > 0 ? fields.map((field) => `${record}.${field}`) : [record];
        return subjects.flatMap((subject) =>
          actions.map((action) => printGrant({ permission: `${subject}:${action}`, scope })),
        );
      }),
    ),
  );
  return [...new Set(lines)];
}

/** Records that a role reaches in one state of theirs only: credit while submitted, negotiation while active. */
export function reliefStates(role: ReliefRole): Record<string, string> {
  const column = RELIEF_ROLES.indexOf(role);
  return Object.fromEntries(
    Object.entries(RELIEF_RECORDS).flatMap(([row, cells]) =>
      recordsOf(row).flatMap((record) =>
        readRecordCell(cells[column] ?? "–").flatMap(({ only }) => (only ? [[record, only]] : [])),
      ),
    ),
  );
}
