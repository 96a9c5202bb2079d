import { readFile } from "node:fs/promises";
import path from "node:path";

import { startDemo } from "../demo/start-demo";

/**
 * For Playwright: the demo on free ports with an empty folder of its own. E2E_DEMO_JSON names the facts
 * of a demo that runs already, which is then used as it is.
 */
export default async function startServers(): Promise<() => Promise<void>> {
  if (process.env.E2E_DEMO_JSON) {
    await readFile(process.env.E2E_DEMO_JSON);
    return () => Promise.resolve();
  }
  const data = path.resolve(".cache/e2e");
  const demo = startDemo({
    port: 0,
    data,
    fresh: true,
    log: (line) => process.stdout.write(`${line}\n`),
    onFailure: (reason) => process.stderr.write(`${reason}\n`),
  });
  await demo.ready;
  process.env.E2E_DEMO_JSON = path.join(data, "demo.json");
  return () => demo.stop();
}
