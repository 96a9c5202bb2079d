import type { CommandHost } from "~/office/commands/command/run-command.server";

/** Mail that belongs to no firm yet: sign-up codes, reset links. A job sends it. */
export async function sendPlatformMail(
  host: CommandHost,
  mail: { to: string; letter: string; params: Record<string, unknown>; secret?: string },
): Promise<void> {
  const connection = await host.database.app.connect();
  try {
    await host.queue.insert(connection, "send-email", [{ data: { tenantId: null, ...mail } }]);
  } finally {
    connection.release();
  }
}
