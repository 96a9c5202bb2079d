import type { z } from "zod";

import type { ApiScope } from "~/people/domain/api-key/api-scopes.table";

/** One address with one method, as the schema at /api/v1/schema tells it and as its route reads it. */
export interface Endpoint {
  method: "GET" | "POST";
  /** below /api/v1, with {names} */
  path: string;
  scope: ApiScope;
  summary: string;
  filters?: z.ZodRawShape;
  body?: z.ZodRawShape;
  /** takes a file instead of a JSON body */
  upload?: boolean;
  /** needs an Idempotency-Key: money moves */
  keyed?: boolean;
  /** what the answer holds, where it says more than the record itself */
  answer?: z.ZodRawShape;
  /** status of the answer when all is well */
  status: 200 | 201 | 202;
}
