import { z } from "zod";

import { API_SCOPES } from "~/people/domain/api-key/api-scopes.table";

import { AUTH } from "./auth.table";
import { BANKING } from "./banking.table";
import { answerShape, type Endpoint } from "./endpoint";
import { INVARIANTS } from "./invariants.table";
import { LEDGER } from "./ledger.table";
import { DRY_RUN, KEY_HEADER, MONEY, PROBLEM, PROBLEM_SCHEMA, UPLOAD } from "./open-api-parts.table";
import { PAYMENTS } from "./payments.table";
import { SETTINGS_API } from "./settings.table";

export const ENDPOINTS: readonly Endpoint[] = [
  AUTH,
  PAYMENTS,
  LEDGER,
  BANKING,
  INVARIANTS,
  SETTINGS_API,
].flatMap((table) => Object.values<Endpoint>(table));

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
  const { scope, summary, path, filters, body, upload, keyed, status } = endpoint;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return {
    summary,
    ...(scope ? { "x-scope": scope } : {}),
    parameters: [
      ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...parametersOf(filters),
      ...(body || upload ? [{ ...KEY_HEADER, required: keyed ?? false }, DRY_RUN] : []),
    ],
    ...(body ? { requestBody: { content: { "application/json": { schema: shapeOf(body) } } } } : {}),
    ...(upload ? { requestBody: { content: { "multipart/form-data": { schema: UPLOAD } } } } : {}),
    responses: {
      [status]: {
        description: "Done",
        content: { "application/json": { schema: shapeOf(answerShape(endpoint)) } },
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
