import { readdir } from "node:fs/promises";
import path from "node:path";

const IGNORED = new Set(["node_modules", "generated", ".git"]);

/** Paths of every file below the folders, with "/" between names. */
export async function projectFiles(...folders: string[]): Promise<string[]> {
  const found = await Promise.all(folders.map((folder) => walk(folder)));
  return found.flat();
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inner = entries.map((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? Promise.resolve([]) : walk(place);
    return Promise.resolve([place]);
  });
  return (await Promise.all(inner)).flat();
}

/** Path of every folder → how many entries it has. */
export function fanOut(files: string[]): Map<string, number> {
  const entries = new Map<string, Set<string>>();
  for (const file of files) {
    const parts = file.split("/");
    for (let depth = 1; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join("/");
      const known = entries.get(folder) ?? new Set();
      entries.set(folder, known.add(parts[depth] ?? ""));
    }
  }
  return new Map([...entries].map(([folder, names]) => [folder, names.size]));
}
