// Source: spec 05 §10: a rule's pattern is at most 200 characters and runs in linear time.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

/** Whether one character, upper case, is of a class. */
export type CharTest = (char: string) => boolean;

export type PatternNode =
  | { kind: "char"; test: CharTest }
  | { kind: "start" | "end" | "edge" }
  | { kind: "all" | "any"; parts: PatternNode[] }
  | { kind: "repeat"; part: PatternNode; min: number; max: number | null };

const LONGEST = 200;
const MOST_REPEATS = 50;

export const isWordChar: CharTest = (char) => /[\p{L}\p{N}_]/u.test(char);
const isDigit: CharTest = (char) => /\d/.test(char);
const isSpace: CharTest = (char) => /\s/.test(char);
const not =
  (test: CharTest): CharTest =>
  (char) =>
    !test(char);
const CLASSES: Record<string, CharTest> = {
  d: isDigit, D: not(isDigit), w: isWordChar, W: not(isWordChar), s: isSpace, S: not(isSpace),
}; // prettier-ignore

class Unreadable extends Error {}

/** Reads a pattern: text, . [] () | * + ? {n,m} ^ $ \b \d \w \s; PATTERN_UNREADABLE for anything else. */
export function readPattern(text: string): Outcome<PatternNode> {
  if (text === "" || text.length > LONGEST) return refuse("PATTERN_UNREADABLE");
  try {
    return accept(new Reader([...text]).whole());
  } catch (error) {
    if (error instanceof Unreadable) return refuse("PATTERN_UNREADABLE");
    throw error;
  }
}

class Reader {
  private at = 0;
  constructor(private readonly chars: string[]) {}

  whole(): PatternNode {
    const node = this.choice();
    if (this.at < this.chars.length) throw new Unreadable();
    return node;
  }

  private choice(): PatternNode {
    const parts = [this.row()];
    while (this.take("|")) parts.push(this.row());
    return parts.length === 1 ? parts[0]! : { kind: "any", parts };
  }

  private row(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.chars.length && !"|)".includes(this.peek())) parts.push(this.repeated());
    return { kind: "all", parts };
  }

  private repeated(): PatternNode {
    const part = this.one();
    const range = this.range();
    if (!range) return part;
    if (part.kind !== "char" && part.kind !== "all" && part.kind !== "any") throw new Unreadable();
    // whether the shortest or the longest is meant is the same question when only "found" is asked
    this.take("?");
    if ("*+?{".includes(this.peek() || " ")) throw new Unreadable();
    return { kind: "repeat", part, ...range };
  }

  private range(): { min: number; max: number | null } | null {
    if (this.take("*")) return { min: 0, max: null };
    if (this.take("+")) return { min: 1, max: null };
    if (this.take("?")) return { min: 0, max: 1 };
    if (!this.take("{")) return null;
    const min = this.count();
    const max = this.take(",") ? (this.peek() === "}" ? null : this.count()) : min;
    if (!this.take("}") || (max !== null && max < min)) throw new Unreadable();
    return { min, max };
  }

  private count(): number {
    let digits = "";
    while (isDigit(this.peek() || " ")) digits += this.next();
    if (digits === "" || Number(digits) > MOST_REPEATS) throw new Unreadable();
    return Number(digits);
  }

  private one(): PatternNode {
    const char = this.next();
    if (char === "^") return { kind: "start" };
    if (char === "$") return { kind: "end" };
    if (char === ".") return { kind: "char", test: () => true };
    if (char === "[") return { kind: "char", test: this.set() };
    if (char === "(") return this.group();
    if (char === "\\") return this.escaped();
    if ("*+?{}])".includes(char)) throw new Unreadable();
    return { kind: "char", test: same(char) };
  }

  private group(): PatternNode {
    if (this.take("?") && !this.take(":")) throw new Unreadable();
    const inside = this.choice();
    if (!this.take(")")) throw new Unreadable();
    return inside.kind === "all" || inside.kind === "any" ? inside : { kind: "all", parts: [inside] };
  }

  private escaped(): PatternNode {
    const char = this.next();
    if (char === "b") return { kind: "edge" };
    return { kind: "char", test: this.classOf(char) };
  }

  private classOf(char: string): CharTest {
    const known = CLASSES[char];
    if (known) return known;
    if (/[A-Za-z0-9]/.test(char)) throw new Unreadable();
    return same(char);
  }

  private set(): CharTest {
    const inverted = this.take("^");
    const tests: CharTest[] = [];
    do {
      const first = this.next();
      if (first === "\\") {
        tests.push(this.classOf(this.next()));
        continue;
      }
      const ranged = this.peek() === "-" && (this.chars[this.at + 1] ?? "]") !== "]";
      if (ranged) this.next();
      tests.push(ranged ? between(first, this.next()) : same(first));
    } while (!this.take("]"));
    const has: CharTest = (char) => tests.some((test) => test(char));
    return inverted ? not(has) : has;
  }

  private peek(): string {
    return this.chars[this.at] ?? "";
  }

  private next(): string {
    const char = this.chars[this.at];
    if (char === undefined) throw new Unreadable();
    this.at += 1;
    return char;
  }

  private take(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at += 1;
    return true;
  }
}

function same(char: string): CharTest {
  const upper = char.toUpperCase();
  return (other) => other === upper;
}

function between(from: string, to: string): CharTest {
  const [low, high] = [from.toUpperCase(), to.toUpperCase()];
  if (low > high) throw new Unreadable();
  return (char) => char >= low && char <= high;
}
