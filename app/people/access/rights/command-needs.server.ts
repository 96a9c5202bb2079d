import { currentHost } from "~/office/commands/command/current-host.server";

/** Command → its permission, as the process hands it in (jobs/receivers.ts): what an act of the log had needed. */
export async function commandNeeds(): Promise<Readonly<Record<string, string>>> {
  const { receivers } = await currentHost();
  const table = receivers["rights:commands"] as { needs: Record<string, string> } | undefined;
  if (!table) throw new Error("the process names no commands");
  return table.needs;
}
