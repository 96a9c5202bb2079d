import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findConnection, saveConnectionState } from "~/collections/data/placement/sftp-connections.server";

const input = z.object({ connectionId: z.uuid(), state: z.enum(["enabled", "stopped"]) });

/** Polling off and on again; nothing is enabled before its host key is confirmed. */
export const stopConnection = defineCommand(
  { name: "sftp.stop", permission: "integration:configure", input },
  async (context, { connectionId, state }) => {
    const connection = await findConnection(context.db, connectionId);
    if (!connection) return refuse("NOT_FOUND");
    if (state === "enabled" && !connection.fingerprint) return refuse("HOST_KEY_UNKNOWN");
    await saveConnectionState(context.db, connectionId, state);
    const subject = { type: "sftp_connection", id: connectionId };
    context.emit(state === "enabled" ? "sftp.started" : "sftp.stopped", subject, {
      before: { state: connection.state },
      after: { state },
    });
    return accept({ connectionId });
  },
);
