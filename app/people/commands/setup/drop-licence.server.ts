import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { saveLicenceGone } from "~/people/data/setup/registrations.server";

/** A licence the firm has no longer. */
export const dropLicence = defineCommand(
  { name: "setup.drop_licence", permission: "setting:update", input: z.object({ licenceId: z.uuid() }) },
  async (context, { licenceId }) => {
    const was = await saveLicenceGone(context.db, licenceId);
    if (!was) return refuse("NOT_FOUND");
    context.emit(
      "registration.changed",
      { type: "tenant", id: context.tenant.id },
      { before: { region: was.region, number: was.number, expires_on: was.expiresOn } },
    );
    return accept({ licenceId });
  },
);
