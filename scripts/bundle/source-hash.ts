import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

/** One hash over files and folders; it changes with any byte or name in them. Missing ones are left out. */
export async function sourceHash(
  places: string[],
  skip: (file: string) => boolean = () => false,
): Promise<string> {
  const hash = createHash("sha256");
  for (const file of (await Promise.all(places.map(filesIn))).flat()) {
    if (skip(file)) continue;
    hash
      .update(file)
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  }
  return hash.digest("hex");
}

async function filesIn(place: string): Promise<string[]> {
  const facts = await stat(place).catch(() => null);
  if (!facts) return [];
  if (!facts.isDirectory()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return files.sort();
}
