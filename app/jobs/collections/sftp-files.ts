/** How long a file must lie unchanged before it counts as complete. */
export const STABLE_MS = 60_000;

/** Case-insensitive globs, comma-separated: `*.csv, placements_*.txt`. */
export function isWanted(name: string, pattern: string): boolean {
  return pattern.split(",").some((glob) => {
    const regex = glob
      .trim()
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    return new RegExp(`^${regex}$`, "i").test(name);
  });
}

/** What says that a file is whole: `<file>.done` beside it. */
export function markerOf<F extends { name: string }>(file: F, all: F[]): F | undefined {
  return all.find((one) => one.name === `${file.name}.done`);
}

export function movedTo(directory: string, name: string): string {
  return `${directory.replace(/\/+$/, "")}/${name}`;
}
