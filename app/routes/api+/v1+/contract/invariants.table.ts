import { z } from "zod";

import { invariants } from "./answers/ledger-answers";
import type { Endpoint } from "./endpoint";

/** spec 05 §16 */
export const INVARIANTS = {
  board: {
    method: "GET",
    path: "/invariants",
    scope: "ledger:read",
    summary: "The standing invariants: what the last run found, and what is frozen",
    answer: invariants,
    status: 200,
  },
  run: {
    method: "POST",
    path: "/invariants/run",
    scope: "invariants:write",
    summary: "Check them all now",
    body: {},
    answer: { asked: z.literal(true) },
    status: 202,
  },
} as const satisfies Record<string, Endpoint>;
