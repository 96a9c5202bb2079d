import { z } from "zod";

const id = z.uuid();

/** The id in an address; what cannot be one is a plain 404 and never reaches a query. */
export function requireId(param: string | undefined): string {
  const parsed = id.safeParse(param);
  if (!parsed.success) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  return parsed.data;
}
