// Source: OFX 1.x (SGML, leaves without end tags) and OFX 2.x (XML). Both are read by one tolerant walk that
// keeps the leaves of each known aggregate; values stay text, entities are plain replacements.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

export interface OfxAggregate {
  name: string;
  row: number;
  /** first value of each leaf */
  leaves: Map<string, string>;
  /** names of the aggregates around it, outermost first */
  inside: string[];
}

// written so that no start can look further than the next "<": a file of opening marks stays linear
const TOKEN = /<!--|<!\[CDATA\[|<(\/?)([A-Za-z0-9_.]{1,60})(?![A-Za-z0-9_.])[^<>]*>|<[!?][^<>]*>/g;
const ENDS: Record<string, string> = { "<!--": "-->", "<![CDATA[": "]]>" };

/**
 * Gives each aggregate in `known` to `open` and `close`. Refusals: OFX_DTD for a document type, OFX_BROKEN
 * when there is no <OFX>, OFX_TRUNCATED when it does not end.
 */
export function walkOfx(
  text: string,
  known: Set<string>,
  hear: { open(aggregate: OfxAggregate): void; close(aggregate: OfxAggregate): void },
): Outcome<null> {
  const start = text.search(/<OFX>/i);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return refuse("OFX_DTD");
  if (start < 0) return refuse("OFX_BROKEN");
  const root: OfxAggregate = { name: "OFX", row: 1, leaves: new Map(), inside: [] };
  const stack: OfxAggregate[] = [root];
  const rows = new RowCounter(text);
  let leaf: string | null = null;
  let end = start;
  const keep = (raw: string, decoded: string) => {
    const value = raw.trim() === "" ? "" : decoded.trim();
    const leaves = stack.at(-1)?.leaves;
    if (leaf === null || value === "" || !leaves) return;
    leaves.set(leaf, [leaves.get(leaf) ?? "", value].join(" ").trim());
  };
  TOKEN.lastIndex = start;
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    const between = text.slice(end, token.index);
    keep(between, decodeText(between));
    end = TOKEN.lastIndex;
    const [mark, slash, written] = token;
    const closing = ENDS[mark];
    if (closing) {
      const stop = text.indexOf(closing, end);
      if (stop < 0) break;
      const inner = text.slice(end, stop);
      if (mark !== "<!--") keep(inner, inner);
      end = stop + closing.length;
      TOKEN.lastIndex = end;
      continue;
    }
    if (!written) continue;
    const name = written.toUpperCase();
    leaf = null;
    if (slash) {
      const depth = stack.findLastIndex((aggregate) => aggregate.name === name);
      // a leaf's end tag closes nothing; an aggregate's closes what was left open inside it too
      while (depth >= 0 && stack.length > depth) hear.close(stack.pop()!);
      if (stack.length === 0) return accept(null);
    } else if (known.has(name)) {
      const inside = stack.map((aggregate) => aggregate.name);
      const aggregate = { name, row: rows.at(token.index), leaves: new Map<string, string>(), inside };
      stack.push(aggregate);
      hear.open(aggregate);
    } else if (!stack.at(-1)?.leaves.has(name)) leaf = name;
  }
  return refuse("OFX_TRUNCATED", { facts: { row: rows.at(text.length) } });
}

class RowCounter {
  private row = 1;
  private counted = 0;
  constructor(private readonly text: string) {}

  at(position: number): number {
    for (let next = this.text.indexOf("\n", this.counted); next >= 0 && next < position;) {
      this.row += 1;
      this.counted = next + 1;
      next = this.text.indexOf("\n", this.counted);
    }
    return this.row;
  }
}

const ENTITIES = new Map(Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " " }));

/** An ampersand that begins no entity is a plain one: SGML banks write "A & B". */
function decodeText(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(/&(#?\w{1,8});/g, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES.get(name.toLowerCase()) ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  });
}
