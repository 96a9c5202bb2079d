import type { Refusal } from "~/office/domain/outcome";

import type { FormRead } from "../read-form.server";

/** What an action answers to a command's no: a page that is not there is a 404, the rest stays in the form. */
export function answerRefusal<T>(form: Extract<FormRead<T>, { ok: true }>, refusal: Refusal) {
  if (refusal.code === "NOT_FOUND") throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  return form.reply(refusal);
}
