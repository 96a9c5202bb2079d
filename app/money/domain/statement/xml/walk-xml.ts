// Source: spec 05 §9 and issue 3 (bad input). A strict reader of the XML that banks and spreadsheets send: no
// document type, no entity but the five of the language, so nothing can be included, fetched or multiplied.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

export interface XmlNode {
  /** without its namespace prefix */
  name: string;
  /** physical line of its start tag */
  row: number;
  attributes: Record<string, string>;
  /** text directly inside, CDATA included */
  text: string;
  children: XmlNode[];
}

const MAX_DEPTH = 100;
const NAME = /[^\s/>=]+/y;
const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const ENTITIES = new Map(Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }));

/**
 * Goes through the text once. An element whose name is in `cut` is given to `take` when it closes and is
 * then forgotten, so that memory stays with the largest of them. Refusals: XML_DTD, XML_ENTITY,
 * XML_TRUNCATED, XML_BROKEN, XML_TOO_DEEP, each with the fact `row`.
 */
export function walkXml(text: string, cut: Set<string>, take: (node: XmlNode) => void): Outcome<XmlNode> {
  return new XmlWalk(text, cut, take).run();
}

class XmlFault extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

class XmlWalk {
  private at = 0;
  private row = 1;
  private counted = 0;
  private root: XmlNode | null = null;
  private readonly open: { node: XmlNode; written: string }[] = [];

  constructor(
    private readonly text: string,
    private readonly cut: Set<string>,
    private readonly take: (node: XmlNode) => void,
  ) {}

  run(): Outcome<XmlNode> {
    try {
      while (this.at < this.text.length) this.step();
      if (this.open.length > 0 || !this.root) throw new XmlFault("XML_TRUNCATED");
      return accept(this.root);
    } catch (error) {
      if (error instanceof XmlFault) return refuse(error.code, { facts: { row: this.rowHere() } });
      throw error;
    }
  }

  private step(): void {
    const next = this.text.indexOf("<", this.at);
    this.characters(this.text.slice(this.at, next < 0 ? undefined : next));
    this.at = next < 0 ? this.text.length : next;
    if (next < 0) return;
    if (this.text.startsWith("<!--", next)) this.skipTo("-->", 4);
    else if (this.text.startsWith("<![CDATA[", next)) this.cdata();
    else if (this.text.startsWith("<!", next)) throw new XmlFault("XML_DTD");
    else if (this.text.startsWith("<?", next)) this.skipTo("?>", 2);
    else if (this.text.startsWith("</", next)) this.close();
    else this.start();
  }

  private characters(raw: string): void {
    const inside = this.open.at(-1);
    if (inside) inside.node.text += decodeEntities(raw);
    else if (raw.replace("\ufeff", "").trim() !== "") throw new XmlFault("XML_BROKEN");
  }

  private skipTo(end: string, from: number): string {
    const stop = this.text.indexOf(end, this.at + from);
    if (stop < 0) throw new XmlFault("XML_TRUNCATED");
    const inner = this.text.slice(this.at + from, stop);
    this.at = stop + end.length;
    return inner;
  }

  private cdata(): void {
    const inner = this.skipTo("]]>", 9);
    const inside = this.open.at(-1);
    if (!inside) throw new XmlFault("XML_BROKEN");
    inside.node.text += inner;
  }

  private start(): void {
    const row = this.rowHere();
    this.at += 1;
    const written = this.match(NAME)?.[0];
    if (!written) throw this.brokenOrCut();
    const attributes: Record<string, string> = {};
    for (let found = this.match(ATTRIBUTE); found; found = this.match(ATTRIBUTE)) {
      attributes[localName(found[1] ?? "")] = decodeEntities(found[2] ?? found[3] ?? "");
    }
    const end = this.match(TAG_END);
    if (!end) throw this.brokenOrCut();
    const node: XmlNode = { name: localName(written), row, attributes, text: "", children: [] };
    if (this.open.length === 0 && this.root) throw new XmlFault("XML_BROKEN");
    this.root ??= node;
    if (this.open.length >= MAX_DEPTH) throw new XmlFault("XML_TOO_DEEP");
    this.open.push({ node, written });
    if (end[1] === "/") this.finish();
  }

  private close(): void {
    const stop = this.text.indexOf(">", this.at);
    if (stop < 0) throw new XmlFault("XML_TRUNCATED");
    const written = this.text.slice(this.at + 2, stop).trim();
    if (this.open.at(-1)?.written !== written) throw new XmlFault("XML_BROKEN");
    this.at = stop + 1;
    this.finish();
  }

  private finish(): void {
    const node = this.open.pop()?.node;
    if (!node) return;
    if (this.cut.has(node.name)) this.take(node);
    else this.open.at(-1)?.node.children.push(node);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private brokenOrCut(): XmlFault {
    return new XmlFault(this.text.includes(">", this.at) ? "XML_BROKEN" : "XML_TRUNCATED");
  }

  private rowHere(): number {
    for (let at = this.text.indexOf("\n", this.counted); at >= 0 && at < this.at;) {
      this.row += 1;
      this.counted = at + 1;
      at = this.text.indexOf("\n", this.counted);
    }
    return this.row;
  }
}

function decodeEntities(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(/&([^;&\s]{0,10})(;?)/g, (_, name: string, end: string) => {
    const known = end && (ENTITIES.get(name) ?? characterOf(name));
    if (!known) throw new XmlFault("XML_ENTITY");
    return known;
  });
}

function characterOf(name: string): string | null {
  const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const real = name.startsWith("#") && code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return real ? String.fromCodePoint(code) : null;
}

function localName(written: string): string {
  return written.slice(written.indexOf(":") + 1);
}

/** First node down a path of names. */
export function nodeAt(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>(
    (inside, name) => inside?.children.find((child) => child.name === name),
    node,
  );
}

/** Text at the end of a path; null where it is missing or empty. */
export function textAt(node: XmlNode | undefined, ...path: string[]): string | null {
  return nodeAt(node, ...path)?.text.trim() || null;
}

/** All nodes at the end of a path, through every branch. */
export function nodesAt(node: XmlNode | undefined, ...path: string[]): XmlNode[] {
  return path.reduce<XmlNode[]>(
    (level, name) => level.flatMap((inside) => inside.children.filter((child) => child.name === name)),
    node ? [node] : [],
  );
}
