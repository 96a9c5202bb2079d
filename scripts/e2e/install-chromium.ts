import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import { findChromium } from "./find-chromium";

/** A Chromium to test with, installed when there is none: Debian's as root, Playwright's otherwise. */
export async function installChromium(log: (line: string) => void): Promise<string> {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    log("Installing Debian's chromium…");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  } else {
    log("Downloading Playwright's chromium…");
    run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  }
  const installed = await findChromium();
  if (!installed) throw new Error("no Chromium was found; set CHROMIUM_PATH");
  return installed;
}

function run(command: string, parameters: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stderr } = spawnSync(command, parameters, {
    env,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command} ${parameters.join(" ")} failed\n${stderr}`);
}
