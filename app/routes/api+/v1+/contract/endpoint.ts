import { z } from "zod";

import type { ApiScope } from "~/people/domain/api-key/api-scopes.table";

/** One address with one method, as the schema at /api/v1/schema tells it and as its route reads it. */
export interface Endpoint {
  method: "GET" | "POST" | "PUT";
  /** below /api/v1, with {names} */
  path: string;
  /** null: open to every caller */
  scope: ApiScope | null;
  summary: string;
  filters?: z.ZodRawShape;
  body?: z.ZodRawShape;
  /** takes a file instead of a JSON body */
  upload?: boolean;
  /** needs an Idempotency-Key: money moves */
  keyed?: boolean;
  /** what the answer holds; a list's has `page` instead */
  answer?: z.ZodRawShape;
  /** what each of a list's results holds */
  page?: z.ZodRawShape;
  /** status of the answer when all is well */
  status: 200 | 201 | 202;
}

/** What an endpoint answers with when all is well; names are those of the wire. */
export function answerShape({ answer, page }: Pick<Endpoint, "answer" | "page">): z.ZodRawShape {
  if (!page) return answer ?? {};
  const link = z.string().nullable().describe("an address with the same filters, or null");
  return { results: z.array(z.strictObject(page)), next: link, previous: link };
}
