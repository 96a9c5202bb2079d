import { z } from "zod";

/** Money in an answer (spec 07 §19.1). */
export const money = z.strictObject({
  minor: z.number().int().describe("whole minor units, with every digit"),
  currency: z.string().length(3),
  display: z.string().describe("as a reader would see it"),
});

export const text = z.string();
export const maybeText = z.string().nullable();
export const id = z.uuid();
export const maybeId = z.uuid().nullable();
export const date = z.iso.date();
export const maybeDate = z.iso.date().nullable();
export const instant = z.iso.datetime();
export const count = z.int();

/** What an act made. */
export const made = { id };

/** Facts whose names differ from case to case. */
export const facts = z.record(z.string(), z.unknown());
