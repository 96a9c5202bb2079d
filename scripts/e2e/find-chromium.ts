import { access, constants, readdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

const SYSTEM = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** CHROMIUM_PATH, the system's own, then one that Playwright downloaded before; null when there is none. */
export async function findChromium(): Promise<string | null> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await isProgram(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which cannot be run`);
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter).concat("/usr/bin", "/snap/bin");
  const candidates = SYSTEM.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  candidates.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", ...(await downloaded()));
  for (const candidate of candidates) if (await isProgram(candidate)) return candidate;
  return null;
}

async function downloaded(): Promise<string[]> {
  const home = os.homedir();
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(home, ".cache/ms-playwright");
  const builds = (await readdir(cache).catch(() => [])).filter((name) => /^chromium-\d+$/.test(name));
  return builds
    .sort()
    .reverse()
    .flatMap((name) => [
      path.join(cache, name, "chrome-linux64/chrome"),
      path.join(cache, name, "chrome-linux/chrome"),
    ]);
}

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
