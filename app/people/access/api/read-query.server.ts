import { z } from "zod";

import { problem } from "./problem.server";

const LIMITS = { usual: 50, most: 200 } as const;

const paging = {
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.most).default(LIMITS.usual),
};

/** Filters by name, `limit` and `cursor`; a filter nobody knows is told, never ignored. */
export function readQuery<S extends z.ZodRawShape>(
  request: Request,
  shape: S,
): z.output<z.ZodObject<S & typeof paging>> {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const parsed = z.strictObject({ ...shape, ...paging }).safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const names = issue?.code === "unrecognized_keys" ? issue.keys : [issue?.path.join(".") ?? ""];
  throw problem(request, {
    code: issue?.code === "unrecognized_keys" ? "UNKNOWN_FILTER" : "MALFORMED",
    fields: Object.fromEntries(names.map((name) => [name, issue?.message ?? "MALFORMED"])),
  });
}
