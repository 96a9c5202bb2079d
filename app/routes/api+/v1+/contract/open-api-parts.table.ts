/** The fixed parts of the schema: the key of repeats, uploads, money and problems. */

export const PROBLEM = {
  description: "Refused, and why",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

export const KEY_HEADER = {
  name: "Idempotency-Key",
  in: "header",
  schema: { type: "string", minLength: 8, maxLength: 128 },
};

export const DRY_RUN = {
  name: "dry_run",
  in: "query",
  required: false,
  description:
    "true: everything is checked and done, and nothing is kept; the answer says what would have been",
  schema: { type: "boolean" },
};

export const UPLOAD = {
  type: "object",
  required: ["bank_account_id", "file"],
  properties: {
    bank_account_id: { type: "string", format: "uuid" },
    file: { type: "string", format: "binary" },
  },
};

export const MONEY = {
  type: "object",
  required: ["minor", "currency", "display"],
  properties: {
    minor: { type: "integer", format: "int64" },
    currency: { type: "string" },
    display: { type: "string" },
  },
};

export const PROBLEM_SCHEMA = {
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
