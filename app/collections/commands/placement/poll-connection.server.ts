import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findConnection } from "~/collections/data/placement/sftp-connections.server";

const input = z.object({ connectionId: z.uuid() });

/** "Fetch now": the poll job runs at once. */
export const pollConnection = defineCommand(
  { name: "sftp.poll", permission: "import:run", input },
  async (context, { connectionId }) => {
    const connection = await findConnection(context.db, connectionId);
    if (!connection) return refuse("NOT_FOUND");
    context.emit("sftp.poll_asked", { type: "sftp_connection", id: connectionId });
    context.enqueue("poll-sftp", { connectionId });
    return accept({ connectionId });
  },
);
