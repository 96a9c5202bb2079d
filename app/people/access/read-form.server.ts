import { parseWithZod } from "@conform-to/zod/v4";
import type { SubmissionResult } from "@conform-to/react";
import { data } from "@remix-run/node";
import type { z } from "zod";

import type { Refusal } from "~/office/domain/outcome";

import { requireFormToken } from "./require-form-token.server";

/** What an action answers when a form was not taken: the form shows it and keeps what was typed. */
export interface FormAnswer {
  form: SubmissionResult<string[]>;
  refusal: Refusal | null;
}

export type FormRead<T> =
  | {
      ok: true;
      value: T;
      key: string | null;
      /** a code of the second factor, when the form was asked for one (`requireFreshFactor`) */
      stepUpCode: string | null;
      /** or a passkey's answer as JSON */
      stepUpPasskey: string | null;
      reply(refusal: Refusal): ReturnType<typeof formAnswer>;
      /** the form as it was typed, with nothing wrong in it: for a page that shows what would become of it */
      again(): FormAnswer;
    }
  | { ok: false; answer: ReturnType<typeof formAnswer> };

const MAX_KEY = 128;

/** Typed again after a refusal: an answer never carries a password or key back into the page. */
const NEVER_ECHOED = ["password", "secret", "stepUpCode", "stepUpPasskey", "made", "shown"];

/**
 * Reads a posted form: anti-forgery token of the session, then the schema. `holder` is null on public
 * pages, where the same-origin check of the guard stands alone.
 */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  holder: { csrf: string } | null,
): Promise<FormRead<z.output<S>>> {
  const form = await formData(request);
  if (holder) requireFormToken(form.get("csrf"), holder);
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") {
    return {
      ok: false,
      answer: formAnswer(
        submission.reply({ hideFields: NEVER_ECHOED }),
        { code: "VALIDATION", reasons: [] },
        422,
      ),
    };
  }
  const key = form.get("idempotency_key");
  return {
    ok: true,
    value: submission.value,
    key: typeof key === "string" && key.length >= 8 && key.length <= MAX_KEY ? key : null,
    stepUpCode: textOf(form.get("stepUpCode"), 40),
    stepUpPasskey: textOf(form.get("stepUpPasskey"), 20_000),
    again: () => ({ form: submission.reply({ hideFields: NEVER_ECHOED }), refusal: null }),
    reply(refusal) {
      const fieldErrors = Object.fromEntries(
        Object.entries(refusal.fields ?? {}).map(([name, code]) => [name, [code]]),
      );
      const formErrors =
        refusal.fields && Object.keys(refusal.fields).length > 0 ? undefined : [refusal.code];
      return formAnswer(
        submission.reply({ fieldErrors, formErrors, hideFields: NEVER_ECHOED }),
        refusal,
        statusOf(refusal.code),
      );
    },
  };
}

function textOf(value: FormDataEntryValue | null, most: number): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.slice(0, most) : null;
}

async function formData(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) {
    throw new Response("UNSUPPORTED_MEDIA_TYPE", { status: 415, statusText: "Unsupported Media Type" });
  }
  try {
    return await request.formData();
  } catch {
    throw new Response("BAD_FORM", { status: 400, statusText: "Bad Request" });
  }
}

function formAnswer(form: SubmissionResult<string[]>, refusal: Refusal, status: number) {
  return data<FormAnswer>({ form, refusal }, { status });
}

const STATUS: Record<string, number> = {
  FORBIDDEN: 403,
  MFA_REQUIRED: 403,
  STEP_UP_REQUIRED: 403,
  NOT_FOUND: 404,
  VERSION_CONFLICT: 409,
  TRANSITION_NOT_ALLOWED: 409,
  CAPACITY_EXCEEDED: 409,
  DUPLICATE: 409,
  FROZEN_BY_INVARIANT: 423,
  RATE_LIMITED: 429,
  PROCESSOR_UNAVAILABLE: 503,
};

/** HTTP status of a refusal (spec 07 §19.1); a rule's no is 422. */
export function statusOf(code: string): number {
  return STATUS[code] ?? (code.startsWith("FIRM_") ? 403 : 422);
}
