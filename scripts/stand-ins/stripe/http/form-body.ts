/** What Stripe's bracket notation says: texts, lists and hashes of the same. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };

type Branch = Map<string, Branch | string>;

/**
 * Reads `line_items[0][price_data][currency]=usd&expand[]=data.charge` into nested values. A hash whose names are
 * 0, 1, 2 … becomes a list.
 */
export function parseFormBody(text: string): Record<string, FormValue> {
  const root: Branch = new Map();
  for (const [name, value] of new URLSearchParams(text)) place(root, toPath(name), value);
  return Object.fromEntries([...root].map(([name, branch]) => [name, toValue(branch)]));
}

function toPath(name: string): string[] {
  const [first = "", ...rest] = name.split("[");
  return [first, ...rest.map((part) => part.replace(/\]$/, ""))];
}

function place(root: Branch, path: string[], value: string): void {
  let branch = root;
  path.forEach((part, depth) => {
    const key = part === "" ? String(branch.size) : part;
    if (depth === path.length - 1) {
      branch.set(key, value);
      return;
    }
    const next = branch.get(key);
    const child: Branch = next instanceof Map ? next : new Map<string, Branch | string>();
    branch.set(key, child);
    branch = child;
  });
}

function toValue(branch: Branch | string): FormValue {
  if (typeof branch === "string") return branch;
  const entries = [...branch].sort(([a], [b]) => (isIndex(a) && isIndex(b) ? Number(a) - Number(b) : 0));
  if (entries.length > 0 && entries.every(([name]) => isIndex(name))) {
    return entries.map(([, value]) => toValue(value));
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, toValue(value)]));
}

function isIndex(name: string): boolean {
  return /^\d+$/.test(name);
}
