import { provideHost } from "~/office/commands/command/current-host.server";
import { createDatabase } from "~/platform/db/database.server";
import { env } from "~/platform/env/env.server";
import { openQueue } from "~/platform/queue/queue.server";

import { receivers } from "./receivers";

/** Gives the web process its database, queue and receivers; they open with the first request. */
export function startWeb(): void {
  provideHost(async () => {
    const database = createDatabase({ appUrl: env().APP_DATABASE_URL, acrossUrl: env().ACROSS_DATABASE_URL });
    return { database, queue: await openQueue(database.app), receivers, now: () => new Date() };
  });
}
