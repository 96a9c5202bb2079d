import { readXml, type XmlElement } from "./read-xml";
import { SVG_ALLOWED } from "./svg-allowed.table";

export type CleanedSvg =
  | { ok: true; text: string; width: number; height: number }
  /** `what` names the element or attribute */
  | {
      ok: false;
      code: "IMAGE_DAMAGED" | "IMAGE_NO_SIZE" | "SVG_FORBIDDEN" | "SVG_TOO_COMPLEX";
      what?: string;
    };

const LIMITS = { elements: 5_000, depth: 40 };
/** Elements there are once everything that repeats another is drawn. */
const MOST_DRAWN = 20_000;

class Forbidden extends Error {
  constructor(readonly what: string) {
    super(what);
  }
}

/**
 * The drawing written anew from what is known to be harmless. What runs, embeds or loads something is refused by name;
 * what only editors need is left behind.
 */
export function cleanSvg(text: string): CleanedSvg {
  const root = readXml(text, LIMITS);
  if (root?.name !== "svg") return { ok: false, code: "IMAGE_DAMAGED" };
  const size = sizeOf(root);
  if (!size) return { ok: false, code: "IMAGE_NO_SIZE" };
  try {
    const clean = cleaned(root);
    if (drawn(clean) > MOST_DRAWN) return { ok: false, code: "SVG_TOO_COMPLEX" };
    const head = {
      xmlns: "http://www.w3.org/2000/svg",
      width: String(size.width),
      height: String(size.height),
    };
    const others = [...clean.attributes].filter(([key]) => !(key in head));
    clean.attributes = new Map([...Object.entries(head), ...others]);
    return { ok: true, text: written(clean), ...size };
  } catch (error) {
    if (error instanceof Forbidden) return { ok: false, code: "SVG_FORBIDDEN", what: error.what };
    throw error;
  }
}

/** In pixels of the drawing; only the relation of the two matters. */
function sizeOf({ attributes }: XmlElement): { width: number; height: number } | null {
  const box = (attributes.get("viewBox") ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const length = (name: string) => {
    const found = /^\s*([\d.]+)(px|pt|mm|cm|in)?\s*$/.exec(attributes.get(name) ?? "");
    return found ? Number(found[1]) : NaN;
  };
  const given = [length("width"), length("height")];
  const [width = NaN, height = NaN] = given.every((side) => side > 0) ? given : box.slice(2);
  const fits = [width, height].every((side) => side > 0 && side < 1e6);
  return fits ? { width, height } : null;
}

function cleaned({ name, attributes, children }: XmlElement): XmlElement {
  const kept = new Map<string, string>();
  for (const [key, value] of attributes) if (keeps(key, value)) kept.set(key, value);
  const inside = children.flatMap((child): XmlElement["children"] => {
    if (typeof child === "string") return [child];
    // an editor's own elements stand under its own prefix
    if (SVG_ALLOWED.dropped.has(child.name) || child.name.includes(":")) return [];
    if (!SVG_ALLOWED.elements.has(child.name)) throw new Forbidden(child.name);
    return [cleaned(child)];
  });
  if (name === "style") checkStyle(inside.map(String).join(""), "style");
  return { name, attributes: kept, children: inside };
}

function keeps(key: string, value: string): boolean {
  if (/^on/i.test(key)) throw new Forbidden(key);
  if (!SVG_ALLOWED.attributes.has(key)) return false;
  if (key === "xmlns") return false;
  if (key === "xmlns:xlink") return value === "http://www.w3.org/1999/xlink";
  if (key === "href" || key === "xlink:href") {
    if (!/^#[\w.-]+$/.test(value)) throw new Forbidden(key);
    return true;
  }
  checkStyle(value, key);
  return true;
}

/** Paint may come from elsewhere in the same drawing, never from anywhere else. */
function checkStyle(text: string, where: string): void {
  const local = text.replace(/url\(\s*(["']?)#[\w.-]+\1\s*\)/gi, "");
  if (/url|@|\\|expression|javascript:|data:|image-set|\/\*|<|src\(/i.test(local)) throw new Forbidden(where);
}

/** Elements drawn once repetitions are followed; a repetition of itself is refused. */
function drawn(root: XmlElement): number {
  const byId = new Map<string, XmlElement>();
  const collect = (element: XmlElement): void => {
    const id = element.attributes.get("id");
    if (id && !byId.has(id)) byId.set(id, element);
    for (const child of element.children) if (typeof child !== "string") collect(child);
  };
  collect(root);
  const known = new Map<XmlElement, number>();
  const count = (element: XmlElement, path: Set<XmlElement>): number => {
    if (path.has(element)) throw new Forbidden("use");
    const before = known.get(element);
    if (before !== undefined) return before;
    const within = new Set(path).add(element);
    const own = [
      ...element.children.filter((child) => typeof child !== "string"),
      ...referred(element, byId),
    ];
    const total = own.reduce((sum, child) => sum + count(child, within), 1);
    known.set(element, total);
    return total;
  };
  return count(root, new Set());
}

function referred({ attributes }: XmlElement, byId: Map<string, XmlElement>): XmlElement[] {
  const words = [...attributes.values()].flatMap((value) =>
    [...value.matchAll(/(?:^|url\(\s*["']?)#([\w.-]+)/g)].map(([, id]) => id ?? ""),
  );
  return words.flatMap((id) => byId.get(id) ?? []);
}

function written({ name, attributes, children }: XmlElement): string {
  const words = [...attributes].map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
  if (children.length === 0) return `<${name}${words}/>`;
  const inside = children.map((child) => (typeof child === "string" ? escaped(child) : written(child)));
  return `<${name}${words}>${inside.join("")}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
