import { z } from "zod";

import { date, id, maybeText, text } from "./answers/parts";
import type { Endpoint } from "./endpoint";

const refresh = { refresh: z.string("REQUIRED").min(20, "REQUIRED").max(200, "TOO_LONG") };

const tokens = {
  access: text.describe("JWT for fifteen minutes; its keys are at /api/v1/auth/jwks/"),
  refresh: text.describe("good once, for seven days"),
  token_type: z.literal("Bearer"),
  expires_in: z.int().describe("seconds"),
};

/** spec 07 §4.5: open to anybody who knows a password or a token, and limited by address */
export const AUTH = {
  token: {
    method: "POST",
    path: "/auth/token",
    scope: null,
    summary: "Sign a person in: password, and the code of their second factor where they have one",
    body: {
      username: z.string("REQUIRED").trim().min(3, "REQUIRED").max(254, "TOO_LONG"),
      password: z.string("REQUIRED").min(1, "REQUIRED").max(500, "TOO_LONG"),
      otp: z.string().trim().max(20, "TOO_LONG").optional(),
      firm: z
        .string()
        .max(32, "TOO_LONG")
        .optional()
        .describe("address name, where the login works for several"),
    },
    answer: tokens,
    status: 200,
  },
  refresh: {
    method: "POST",
    path: "/auth/token/refresh",
    scope: null,
    summary: "The next pair for a refresh token, which is used up; one that was used before ends the family",
    body: refresh,
    answer: tokens,
    status: 200,
  },
  revoke: {
    method: "POST",
    path: "/auth/token/revoke",
    scope: null,
    summary: "End all tokens of a family",
    body: refresh,
    answer: { revoked: z.literal(true) },
    status: 200,
  },
  jwks: {
    method: "GET",
    path: "/auth/jwks",
    scope: null,
    summary: "Public keys of access tokens, as a JWK set",
    answer: { keys: z.array(z.record(z.string(), text)) },
    status: 200,
  },
  me: {
    method: "GET",
    path: "/auth/me",
    scope: null,
    summary: "Who asks, for which firm, and in which scopes",
    answer: {
      kind: z.enum(["staff", "api_key"]),
      id,
      name: maybeText,
      roles: z.array(text),
      scopes: z.array(text),
      firm: z.strictObject({ slug: text, name: text, currency: text, time_zone: text, business_date: date }),
    },
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
