import type { CommandHost } from "~/office/commands/command/run-command.server";

import type { JobName } from "./catalog";

/** A job outside any command: a tick, a webhook that was just stored. */
export async function enqueueJob(
  host: CommandHost,
  name: JobName,
  data: object,
  singletonKey?: string,
): Promise<void> {
  const connection = await host.database.app.connect();
  try {
    await host.queue.insert(connection, name, [{ data, singletonKey }]);
  } finally {
    connection.release();
  }
}
