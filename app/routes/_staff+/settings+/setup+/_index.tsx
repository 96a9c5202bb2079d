import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";

import { setupProgress } from "~/money/queries/setup-progress.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { skipStep } from "~/people/commands/setup/skip-step.server";
import { OPTIONAL_STEPS } from "~/people/domain/setup/setup-steps";
import { RouteError } from "~/ui/document/route-error";

/** Goes on where the set-up is: on whatever device somebody takes it up again. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { next } = await staff.read(setupProgress, undefined);
  return redirect(`/settings/setup/${next ?? "review"}`);
}

const acts = z.object({ act: z.enum(["skip", "resume"]), step: z.enum(OPTIONAL_STEPS) });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { act, step } = form.value;
  const done = await staff.change(skipStep, { step, skipped: act === "skip" }, form.key);
  if (!done.ok) return form.reply(done.refusal);
  const page = act === "skip" ? "/settings/setup" : `/settings/setup/${step}`;
  return flashTo(page, { tone: "good", key: act === "skip" ? "setup:skipped" : "setup:resumed" });
}

export default function Setup() {
  return null;
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
