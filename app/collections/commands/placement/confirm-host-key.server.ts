import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findConnection, saveFingerprint } from "~/collections/data/placement/sftp-connections.server";

const input = z.object({
  connectionId: z.uuid(),
  fingerprint: z.string().regex(/^SHA256:[A-Za-z0-9+/=]{20,60}$/, "FINGERPRINT_FORMAT"),
});

/** A person compared the server's key; from now on any other key stops the polling. */
export const confirmHostKey = defineCommand(
  { name: "sftp.confirm_host_key", permission: "integration:configure", input },
  async (context, { connectionId, fingerprint }) => {
    const connection = await findConnection(context.db, connectionId);
    if (!connection) return refuse("NOT_FOUND");
    await saveFingerprint(context.db, connectionId, fingerprint);
    const subject = { type: "sftp_connection", id: connectionId };
    context.emit("sftp.host_key_confirmed", subject, {
      before: { fingerprint: connection.fingerprint },
      after: { fingerprint },
    });
    context.enqueue("poll-sftp", { connectionId });
    return accept({ connectionId });
  },
);
