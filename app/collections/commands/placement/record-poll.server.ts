import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findConnection, savePollResult } from "~/collections/data/placement/sftp-connections.server";

const input = z.object({
  connectionId: z.uuid(),
  code: z.string().max(60),
  /** taken for loading, and moved away because they were loaded before */
  files: z.number().int().optional(),
  moved: z.number().int().optional(),
  detail: z.string().max(300).optional(),
});

/** What a poll came to; a changed host key stops the polling until a person looks. */
export const recordPoll = defineCommand(
  { name: "sftp.record_poll", permission: "import:work", input },
  async (context, { connectionId, code, files, moved, detail }) => {
    const connection = await findConnection(context.db, connectionId);
    if (!connection) return refuse("NOT_FOUND");
    const stop = code === "HOST_KEY_CHANGED";
    await savePollResult(context.db, connectionId, { code, files, moved, detail }, { stop });
    const changed = connection.lastResult?.code !== code || (files ?? 0) + (moved ?? 0) > 0;
    const subject = { type: "sftp_connection", id: connectionId };
    context.emit("sftp.polled", subject, {
      after: { code, files, moved },
      category: changed ? "change" : "system",
    });
    return accept({ connectionId });
  },
);
