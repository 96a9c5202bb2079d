// The worklist's state lives in its URL (spec 09, principle 2; fields of spec 02 §5.2).
import { z } from "zod";

import { ACCOUNT_STATUSES } from "~/collections/domain/account/account-status";

export const WORKLIST_SORTS = [
  "queue",
  "created",
  "balance",
  "priority",
  "due_date",
  "last_contact",
  "next_action",
] as const;
export type WorklistSort = (typeof WORKLIST_SORTS)[number];

export const WORKLIST_VIEWS = [
  "all",
  "mine",
  "unassigned",
  "first_contact",
  "follow_up",
  "money_back",
  "finished",
] as const;
export type WorklistView = (typeof WORKLIST_VIEWS)[number];

/** Counts stop here and read "1,000+": nobody works a list by its exact length. */
export const COUNT_CAP = 1000;

/** Days past due on the business date, disjoint (spec 02 §13.3). */
export const AGE_BANDS = ["not_due", "0_30", "31_60", "61_90", "90_plus", "no_date"] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

const list = (values: readonly [string, ...string[]]) =>
  z.preprocess(
    (value: unknown) => {
      if (value === undefined || value === "") return [];
      return Array.isArray(value) ? (value as unknown[]) : [value];
    },
    z.array(z.enum(values)),
  );

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const amount = optional(z.string().regex(/^\d{1,12}(\.\d{1,3})?$/));
const day = optional(z.iso.date());

/** A parameter that makes no sense is as good as absent: a shared link must never be an error page. */
export const worklistFilter = z.object({
  view: z.enum(WORKLIST_VIEWS).catch("all"),
  text: optional(z.string().trim().max(100)).catch(undefined),
  status: list(ACCOUNT_STATUSES).catch([]),
  priority: optional(z.coerce.number().int().min(0).max(3)).catch(undefined),
  min: amount.catch(undefined),
  max: amount.catch(undefined),
  collector: optional(z.uuid()).catch(undefined),
  creditor: optional(z.uuid()).catch(undefined),
  placement: optional(z.uuid()).catch(undefined),
  age: optional(z.enum(AGE_BANDS)).catch(undefined),
  due_from: day.catch(undefined),
  due_to: day.catch(undefined),
  sort: z.enum(WORKLIST_SORTS).catch("queue"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  after: optional(z.string().max(400)).catch(undefined),
  before: optional(z.string().max(400)).catch(undefined),
});
export type WorklistFilter = z.infer<typeof worklistFilter>;

export function readWorklistFilter(params: URLSearchParams): WorklistFilter {
  const raw: Record<string, string | string[]> = {};
  for (const key of new Set(params.keys())) {
    const values = params.getAll(key);
    raw[key] = key === "status" ? values : (values[0] ?? "");
  }
  // "-balance" is balance, largest first
  const sort = typeof raw["sort"] === "string" ? raw["sort"] : "";
  return worklistFilter.parse({
    ...raw,
    sort: sort.replace(/^-/, ""),
    dir: sort.startsWith("-") ? "desc" : "asc",
  });
}
