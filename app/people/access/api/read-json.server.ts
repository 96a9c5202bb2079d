import { z } from "zod";

import { problem } from "./problem.server";

/** A JSON body of exactly this shape; names arrive in snake_case, a field nobody knows is told, never ignored. */
export async function readJson<S extends z.ZodRawShape>(
  request: Request,
  shape: S,
): Promise<z.output<z.ZodObject<S>>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) throw problem(request, { code: "MEDIA_TYPE" });
  const parsed = z.strictObject(shape).safeParse(await bodyOf(request));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key): [string, string] => [[...issue.path, key].join("."), "UNKNOWN_FIELD"])
      : [[issue.path.join("."), issue.message] as [string, string]],
  );
  throw problem(request, { code: "VALIDATION", fields: Object.fromEntries(fields) });
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw problem(request, { code: "MALFORMED", reasons: ["body_is_not_json"] });
  }
}
