import { z } from "zod";

/** `setting` row of the steps that the firm leaves out for now. */
export const SKIPPED_KEY = "setup.skipped";

const stored = z.array(z.string()).catch([]);

export function readSkipped(value: unknown): string[] {
  return stored.parse(value);
}
