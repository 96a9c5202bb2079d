import { z } from "zod";

import { date, text } from "./answers/parts";
import type { Endpoint } from "./endpoint";

const value = z.union([z.number(), z.string(), z.array(z.string())]);

/** spec 07 §3 */
export const SETTINGS_API = {
  read: {
    method: "GET",
    path: "/settings/{key}",
    scope: "settings:read",
    summary: "One setting as it is, was or will be on a day",
    filters: { on: z.iso.date().optional() },
    answer: { key: text, value, default: value, on: date, risky: z.boolean() },
    status: 200,
  },
  change: {
    method: "PUT",
    path: "/settings/{key}",
    scope: "settings:write",
    summary: "Set one setting from a day on; null puts the default back. A risky one is changed on its page",
    body: {
      value: z.union([z.number(), z.string().max(200), z.array(z.string().max(100)).max(500)]).nullable(),
      from: z.iso.date().optional(),
      reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
    },
    answer: { key: text, waits: z.boolean().describe("not before a second person agrees") },
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
