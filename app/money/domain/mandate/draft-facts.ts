import { z } from "zod";

import type { PreDebitNotice } from "./pre-debit-notice";
import type { Presentation } from "./plan-retry";

const notice = z.object({
  sent_on: z.string(),
  sent_at: z.coerce.date(),
  debit_on: z.string(),
  amount_minor: z.coerce.bigint(),
});

/** The notices that a draft's own record tells of. */
export function noticesOf(metadata: Record<string, unknown>): PreDebitNotice[] {
  const read = notice.safeParse(metadata["notice"]);
  if (!read.success) return [];
  const { sent_on: sentOn, sent_at: sentAt, debit_on: debitOn, amount_minor: amount } = read.data;
  return [{ sentOn, sentAt, debitOn, amount, optedOut: false }];
}

const WAYS: Presentation["again"][] = ["first", "same", "corrected", "new_consent", "reopen"];

interface Presented {
  presentOn: string;
  amount: bigint;
  returnCode: string | null;
  metadata: Record<string, unknown>;
}

/** A draft as one presentation of its debit. */
export function toPresentation({ presentOn, amount, returnCode, metadata }: Presented): Presentation {
  const { presented_at: at, presented_on: on, returned_on: returnedOn, again } = metadata;
  return {
    on: textOf(on) ?? presentOn,
    ...(typeof at === "string" && { at: new Date(at) }),
    amount,
    again: WAYS.find((way) => way === again) ?? "first",
    code: returnCode,
    returnedOn: textOf(returnedOn),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
