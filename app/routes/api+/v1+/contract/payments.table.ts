import { z } from "zod";

import { made } from "./answers/parts";
import { payment, paymentRecord, refund } from "./answers/payment-answers";
import type { Endpoint } from "./endpoint";
import { moneyShape } from "./money-shape";

/** spec 02 §15.2, 05 §6 */
export const PAYMENTS = {
  list: {
    method: "GET",
    path: "/payments",
    scope: "payments:read",
    summary: "Payments, newest first",
    filters: {
      status: z
        .enum(["pending", "completed", "failed", "cancelled", "refunded", "reversed", "charged_back"])
        .optional(),
      method: z.enum(["card", "cash", "cheque", "bank_transfer", "wire"]).optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    },
    page: payment,
    status: 200,
  },
  record: {
    method: "POST",
    path: "/payments",
    scope: "payments:write",
    summary: "Record money that a debtor paid: cash, a cheque or a transfer",
    body: {
      account_id: z.uuid(),
      amount: moneyShape,
      method: z.enum(["cash", "cheque", "bank_transfer", "wire"]),
      effective_date: z.iso.date(),
      reference: z.string().max(80).optional(),
      note: z.string().max(500).optional(),
    },
    keyed: true,
    answer: made,
    status: 201,
  },
  read: {
    method: "GET",
    path: "/payments/{paymentId}",
    scope: "payments:read",
    summary: "One payment with its allocation, its journal entries and its refunds",
    answer: paymentRecord,
    status: 200,
  },
  refund: {
    method: "POST",
    path: "/payments/{paymentId}/refund",
    scope: "payments:write",
    summary: "Give money back the way it came, all that is left or a part",
    body: {
      amount: moneyShape.optional(),
      reason: z.string().trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
    },
    keyed: true,
    answer: refund,
    status: 202,
  },
} as const satisfies Record<string, Endpoint>;
