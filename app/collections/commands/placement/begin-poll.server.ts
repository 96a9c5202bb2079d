import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { takePollLease } from "~/collections/data/placement/sftp-connections.server";

const LEASE_MINUTES = 15;

/** One poll per connection at a time; a worker that died gives it up after the lease. */
export const beginPoll = defineCommand(
  { name: "sftp.begin_poll", permission: "import:work", input: z.object({ connectionId: z.uuid() }) },
  async (context, { connectionId }) => {
    if (!(await takePollLease(context.db, connectionId, LEASE_MINUTES))) return refuse("POLL_RUNNING");
    return accept({ connectionId });
  },
);
