export interface XmlElement {
  name: string;
  attributes: Map<string, string>;
  children: (XmlElement | string)[];
}

/**
 * Small, strict XML: one root, elements, attributes, text, CDATA, comments and the declaration. There are no entities but
 * the five of XML and numbers, so nothing is ever expanded; a DOCTYPE may name a format and hold nothing.
 *
 * @returns null for anything else
 */
export function readXml(text: string, limits: { elements: number; depth: number }): XmlElement | null {
  const reader = new Reader(text.replace(/^\uFEFF/, ""), limits);
  try {
    return reader.document();
  } catch (error) {
    if (error instanceof NotXml) return null;
    throw error;
  }
}

class NotXml extends Error {}

const NAME = /[A-Za-z_][\w.:-]*/y;
const SPACE = /[ \t\r\n]*/y;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

class Reader {
  private at = 0;
  private elements = 0;

  constructor(
    private readonly text: string,
    private readonly limits: { elements: number; depth: number },
  ) {}

  document(): XmlElement {
    this.aside(true);
    const root = this.element(1);
    this.aside(false);
    if (this.at < this.text.length) throw new NotXml();
    return root;
  }

  /** What may stand before and after the root. */
  private aside(first: boolean): void {
    for (;;) {
      this.match(SPACE);
      if (this.takes("<?")) this.past("?>");
      else if (this.takes("<!--")) this.past("-->");
      else if (first && this.takes("<!DOCTYPE")) this.doctype();
      else return;
    }
  }

  private doctype(): void {
    const body = this.past(">");
    if (/[[<&%]/.test(body)) throw new NotXml();
  }

  private element(depth: number): XmlElement {
    this.elements += 1;
    if (depth > this.limits.depth || this.elements > this.limits.elements) throw new NotXml();
    this.expect("<");
    const name = this.match(NAME);
    const attributes = this.attributes();
    if (this.takes("/>")) return { name, attributes, children: [] };
    this.expect(">");
    const children = this.children(depth);
    if (this.match(NAME) !== name) throw new NotXml();
    this.match(SPACE);
    this.expect(">");
    return { name, attributes, children };
  }

  private attributes(): Map<string, string> {
    const found = new Map<string, string>();
    for (;;) {
      const space = this.match(SPACE);
      if (this.sees(">") || this.sees("/>")) return found;
      if (space === "") throw new NotXml();
      const name = this.match(NAME);
      this.match(SPACE);
      this.expect("=");
      this.match(SPACE);
      const quote = this.takes('"') ? '"' : "'";
      if (quote === "'") this.expect("'");
      const value = this.past(quote);
      if (value.includes("<") || found.has(name)) throw new NotXml();
      found.set(name, decoded(value));
    }
  }

  /** Up to the end tag's name. */
  private children(depth: number): XmlElement["children"] {
    const found: XmlElement["children"] = [];
    for (;;) {
      const open = this.text.indexOf("<", this.at);
      if (open < 0) throw new NotXml();
      if (open > this.at) found.push(decoded(this.text.slice(this.at, open)));
      this.at = open;
      if (this.takes("</")) return found;
      if (this.takes("<!--")) this.past("-->");
      else if (this.takes("<![CDATA[")) found.push(this.past("]]>"));
      else if (this.takes("<?")) this.past("?>");
      else found.push(this.element(depth + 1));
    }
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) throw new NotXml();
    this.at = pattern.lastIndex;
    return found[0];
  }

  private sees(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  private takes(word: string): boolean {
    if (!this.sees(word)) return false;
    this.at += word.length;
    return true;
  }

  private expect(word: string): void {
    if (!this.takes(word)) throw new NotXml();
  }

  /** Everything before the mark, which is passed over. */
  private past(mark: string): string {
    const end = this.text.indexOf(mark, this.at);
    if (end < 0) throw new NotXml();
    const before = this.text.slice(this.at, end);
    this.at = end + mark.length;
    return before;
  }
}

function decoded(text: string): string {
  return text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const known = ENTITIES[name];
    const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
    const code = number ? Number.parseInt(number[1] ?? number[2] ?? "", number[1] ? 16 : 10) : 0;
    if (!whole.endsWith(";") || (!known && !isCharacter(code))) throw new NotXml();
    return known ?? String.fromCodePoint(code);
  });
}

function isCharacter(code: number): boolean {
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff && !surrogate);
}
