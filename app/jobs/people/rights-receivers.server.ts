import type { ReceiverTable } from "~/office/commands/command/define-command";
import { assignApprovedRole } from "~/people/commands/permission/assign-role.server";
import { pinApprovedField } from "~/people/commands/permission/pin-field.server";
import { saveApprovedRole } from "~/people/commands/permission/save-role.server";
import { inviteApprovedStaff } from "~/people/commands/staff/invite-staff.server";
import { setApprovedFieldLevel } from "~/people/commands/permission/set-field-level.server";

import { register } from "../register.table";

/** Changes of rights that a second person agreed to, and what each command of the log had needed. */
export const rightsReceivers: ReceiverTable = {
  "rights:commands": {
    needs: Object.fromEntries(Object.values(register).map(({ name, permission }) => [name, permission])),
  },
  "approve:role.assign": assignApprovedRole,
  "approve:role.save": saveApprovedRole,
  "approve:staff.invite": inviteApprovedStaff,
  "approve:role.set_field": setApprovedFieldLevel,
  "approve:field.pin": pinApprovedField,
};
