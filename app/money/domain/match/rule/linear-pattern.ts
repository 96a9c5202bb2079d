// Source: spec 05 §10: patterns run in linear time. All ways through the pattern are followed side by side (Thompson
// 1968), so a text costs its length times the pattern's, whatever the pattern says.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { type CharTest, isWordChar, type PatternNode, readPattern } from "./pattern-tree";

type Step =
  | { kind: "char"; test: CharTest; to: number }
  | { kind: "start" | "end" | "edge"; to: number }
  | { kind: "fork"; to: number[] }
  | { kind: "found" };

const MOST_STEPS = 1_000;
const LONGEST_TEXT = 2_000;

/** Whether a text holds what the pattern describes, in any case. */
export type LinearPattern = (text: string) => boolean;

/** A pattern ready to run; PATTERN_UNREADABLE when it is none, or its counted repetitions are too many. */
export function compilePattern(text: string): Outcome<LinearPattern> {
  const tree = readPattern(text);
  if (!tree.ok) return tree;
  const steps: Step[] = [{ kind: "found" }];
  const start = build(steps, tree.value, 0);
  if (start === null) return refuse("PATTERN_UNREADABLE");
  return accept((given) => run(steps, start, [...given.toUpperCase()].slice(0, LONGEST_TEXT)));
}

/** Adds the steps of a node that go on to `to`, and answers where they begin; null when there are too many. */
function build(steps: Step[], node: PatternNode, to: number): number | null {
  if (steps.length > MOST_STEPS) return null;
  switch (node.kind) {
    case "char":
      return push(steps, { kind: "char", test: node.test, to });
    case "all":
      return node.parts.reduceRight<number | null>(
        (next, part) => (next === null ? null : build(steps, part, next)),
        to,
      );
    case "any": {
      const ways = node.parts.flatMap((part) => build(steps, part, to) ?? []);
      return ways.length < node.parts.length ? null : push(steps, { kind: "fork", to: ways });
    }
    case "repeat":
      return buildRepeat(steps, node, to);
    default:
      return push(steps, { kind: node.kind, to });
  }
}

function buildRepeat(
  steps: Step[],
  { part, min, max }: Extract<PatternNode, { kind: "repeat" }>,
  to: number,
): number | null {
  let next: number | null = to;
  if (max === null) {
    const loop: Extract<Step, { kind: "fork" }> = { kind: "fork", to: [to] };
    next = push(steps, loop);
    const again = build(steps, part, next);
    if (again === null) return null;
    loop.to.push(again);
  } else {
    for (let extra = min; extra < max && next !== null; extra += 1) {
      const once: number | null = build(steps, part, next);
      next = once === null ? null : push(steps, { kind: "fork", to: [to, once] });
    }
  }
  for (let must = 0; must < min && next !== null; must += 1) next = build(steps, part, next);
  return next;
}

function push(steps: Step[], step: Step): number {
  steps.push(step);
  return steps.length - 1;
}

function run(steps: Step[], start: number, chars: string[]): boolean {
  let alive: number[] = [];
  for (let at = 0; at <= chars.length; at += 1) {
    const here = new Set<number>();
    // the pattern may begin anywhere
    for (const step of [...alive, start]) follow(steps, step, chars, at, here);
    const char = chars[at];
    alive = [];
    for (const index of here) {
      const step = steps[index];
      if (step?.kind === "found") return true;
      if (step?.kind === "char" && char !== undefined && step.test(char)) alive.push(step.to);
    }
  }
  return false;
}

/** Everything that is reached from a step without reading a character. */
function follow(steps: Step[], from: number, chars: string[], at: number, here: Set<number>): void {
  const waiting = [from];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (here.has(index)) continue;
    here.add(index);
    const step = steps[index];
    if (step?.kind === "fork") waiting.push(...step.to);
    else if (step && "to" in step && step.kind !== "char" && stands(step.kind, chars, at))
      waiting.push(step.to);
  }
}

function stands(kind: "start" | "end" | "edge", chars: string[], at: number): boolean {
  if (kind === "start") return at === 0;
  if (kind === "end") return at === chars.length;
  return isWordChar(chars[at - 1] ?? " ") !== isWordChar(chars[at] ?? " ");
}
