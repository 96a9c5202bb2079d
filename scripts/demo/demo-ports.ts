import path from "node:path";

import { freePort, isPortFree } from "../postgres/free-port";
import { type DemoFolder, readJson, writeJson } from "./demo-folder";

export interface DemoPorts {
  web: number;
  worker: number;
  stripe: number;
  outbox: number;
  smtp: number;
  sftp: number;
  dns: number;
  names: number;
  fly: number;
}

const FIRST = 3000;

/**
 * The ports of the last start where they are still free, so that addresses stay the same; otherwise
 * neighbours of the web port, otherwise any free one. A port that was asked for is never swapped.
 */
export async function demoPorts(folder: DemoFolder, asked: number | null): Promise<DemoPorts> {
  const file = path.join(folder.root, "ports.json");
  const before = await readJson<DemoPorts>(file);
  const web = asked === 0 ? await freePort() : (asked ?? before?.web ?? FIRST);
  if (asked && !(await isPortFree(web)))
    throw new Error(`port ${asked} is in use; choose another with --port`);
  const taken = new Set<number>();
  const pick = async (wanted: number) => {
    const port =
      wanted < 65_536 && !taken.has(wanted) && (await isPortFree(wanted)) ? wanted : await freePort();
    taken.add(port);
    return port;
  };
  const ports = {
    web: await pick(web),
    worker: await pick(before?.worker ?? web + 1),
    stripe: await pick(before?.stripe ?? web + 2),
    outbox: await pick(before?.outbox ?? web + 3),
    smtp: await pick(before?.smtp ?? web + 4),
    sftp: await pick(before?.sftp ?? web + 5),
    dns: await pick(before?.dns ?? web + 6),
    names: await pick(before?.names ?? web + 7),
    fly: await pick(before?.fly ?? web + 8),
  };
  await writeJson(file, ports);
  return ports;
}
