import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findInvitationForChange, saveInvitationState } from "~/people/data/staff/invitations.server";

const input = z.object({ invitationId: z.uuid() });

export const revokeInvitation = defineCommand(
  { name: "staff.revoke_invitation", permission: "staff:invite", input },
  async (context, { invitationId }) => {
    const invitation = await findInvitationForChange(context.db, invitationId);
    if (!invitation) return refuse("NOT_FOUND");
    if (invitation.state !== "sent") return refuse("ALREADY_DONE");
    await saveInvitationState(context.db, invitationId, "revoked");
    context.emit(
      "staff.invitation_revoked",
      { type: "invitation", id: invitationId },
      { after: { email: invitation.email } },
    );
    return accept({ invitationId });
  },
);
