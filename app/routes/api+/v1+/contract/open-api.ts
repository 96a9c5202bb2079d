import { z } from "zod";

import { API_SCOPES } from "~/people/domain/api-key/api-scopes.table";

import { BANKING } from "./banking.table";
import type { Endpoint } from "./endpoint";
import { INVARIANTS } from "./invariants.table";
import { LEDGER } from "./ledger.table";
import { PAYMENTS } from "./payments.table";

export const ENDPOINTS: readonly Endpoint[] = [PAYMENTS, LEDGER, BANKING, INVARIANTS].flatMap((table) =>
  Object.values<Endpoint>(table),
);

const PROBLEM = {
  description: "Refused, and why",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** The schema of the API (OpenAPI 3.1), made from the same shapes that the routes read with. */
export function openApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of ENDPOINTS) {
    const operations = (paths[`/api/v1${endpoint.path}/`] ??= {});
    operations[endpoint.method.toLowerCase()] = toOperation(endpoint);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Quittance", version },
    servers: [{ url: "/" }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: `A firm's API key. Scopes: ${Object.keys(API_SCOPES).join(", ")}`,
        },
      },
      schemas: { Money: MONEY, Problem: PROBLEM_SCHEMA },
    },
  };
}

function toOperation(endpoint: Endpoint): object {
  const { scope, summary, path, filters, body, upload, keyed, answer, status } = endpoint;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return {
    summary,
    "x-scope": scope,
    parameters: [
      ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...parametersOf(filters),
      ...(body || upload ? [{ ...KEY_HEADER, required: keyed ?? false }] : []),
    ],
    ...(body ? { requestBody: { content: { "application/json": { schema: shapeOf(body) } } } } : {}),
    ...(upload ? { requestBody: { content: { "multipart/form-data": { schema: UPLOAD } } } } : {}),
    responses: {
      [status]: {
        description: "Done",
        content: { "application/json": answer ? { schema: shapeOf(answer) } : {} },
      },
      default: PROBLEM,
    },
  };
}

function parametersOf(filters: z.ZodRawShape | undefined): object[] {
  if (!filters) return [];
  const { properties = {} } = shapeOf(filters) as { properties?: Record<string, object> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: false, schema }));
}

function shapeOf(shape: z.ZodRawShape): object {
  return z.toJSONSchema(z.strictObject(shape), { io: "input", target: "draft-2020-12" });
}

const KEY_HEADER = {
  name: "Idempotency-Key",
  in: "header",
  schema: { type: "string", minLength: 8, maxLength: 128 },
};

const UPLOAD = {
  type: "object",
  required: ["bank_account_id", "file"],
  properties: {
    bank_account_id: { type: "string", format: "uuid" },
    file: { type: "string", format: "binary" },
  },
};

const MONEY = {
  type: "object",
  required: ["minor", "currency", "display"],
  properties: {
    minor: { type: "integer", format: "int64" },
    currency: { type: "string" },
    display: { type: "string" },
  },
};

const PROBLEM_SCHEMA = {
  type: "object",
  required: ["type", "title", "status", "code"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    instance: { type: "string" },
    reasons: { type: "array", items: { type: "string" } },
    errors: {
      type: "array",
      items: { type: "object", properties: { pointer: { type: "string" }, code: { type: "string" } } },
    },
    request_id: { type: ["string", "null"] },
  },
};
