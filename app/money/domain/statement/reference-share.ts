// Source: spec 05 §19: a parser that stops filling references must be noticed before a match or a duplicate is.
import type { StatementLine } from "./statement";

type Referenced = Pick<StatementLine, "reference" | "payerReference" | "utr" | "chequeNo">;

/** A bank's weeks differ; a parser that lost them does not stop at half. */
export function leastReferences(share: number): number {
  return Math.floor(share / 2);
}

/** Per cent of the lines that carry any reference, whole and rounded down; null of no lines. */
export function referenceShare(lines: Referenced[]): number | null {
  if (lines.length === 0) return null;
  const carrying = lines.filter((line) => line.reference ?? line.payerReference ?? line.utr ?? line.chequeNo);
  return Math.floor((carrying.length * 100) / lines.length);
}
