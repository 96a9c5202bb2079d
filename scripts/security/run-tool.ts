import { spawn, spawnSync } from "node:child_process";

export function isInstalled(tool: string): boolean {
  return spawnSync(tool, ["--version"], { stdio: "ignore" }).error === undefined;
}

/** Runs a scanner to its end; answers everything it said. Its exit code says nothing about findings. */
export async function runTool(tool: string, args: string[], seconds: number): Promise<string> {
  const child = spawn(tool, args, { stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  // a scanner that is asked to stop writes what it has
  const late = setTimeout(() => child.kill("SIGINT"), seconds * 1_000);
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  clearTimeout(late);
  return said.join("");
}
