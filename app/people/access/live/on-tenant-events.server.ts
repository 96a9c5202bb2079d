import { currentHost } from "~/office/commands/command/current-host.server";
import { listenTo } from "~/platform/db/listen.server";

type Listener = (eventIds: string[]) => void;

const listeners = new Map<string, Set<Listener>>();
let started: Promise<void> | null = null;

/** Calls back with the ids of a firm's new events; one LISTEN connection serves the whole process. */
export async function onTenantEvents(tenantId: string, listener: Listener): Promise<() => void> {
  started ??= start();
  await started;
  const own = listeners.get(tenantId) ?? new Set();
  listeners.set(tenantId, own.add(listener));
  return () => {
    own.delete(listener);
    if (own.size === 0) listeners.delete(tenantId);
  };
}

async function start(): Promise<void> {
  const { database } = await currentHost();
  const hub = listenTo(database.listenUrl, "quittance_event", (payload) => {
    const [tenantId = "", ...ids] = payload.split(" ");
    for (const listener of listeners.get(tenantId) ?? []) listener(ids);
  });
  await hub.ready;
}
