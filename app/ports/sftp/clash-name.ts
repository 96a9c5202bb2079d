/** `in/list.csv` at 10:15 UTC becomes `in/list_20261121T101500Z.csv`, and `…Z-2.csv` should even that be taken. */
export function clashName(path: string, at: Date, count: number): string {
  const utc = at.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const suffix = count > 1 ? `_${utc}-${count}` : `_${utc}`;
  const slash = path.lastIndexOf("/") + 1;
  const dot = path.lastIndexOf(".");
  // A name that begins with its only dot has no ending.
  const end = dot > slash ? dot : path.length;
  return path.slice(0, end) + suffix + path.slice(end);
}
