import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { setupProgress } from "~/money/queries/setup-progress.server";
import { fromTyped } from "~/office/domain/setting/setting-kinds";
import { settingOf } from "~/office/domain/setting/setting-of";
import { findDef } from "~/office/domain/setting/settings.table";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { importSettings } from "~/people/commands/setting/import-settings.server";
import { skipStep } from "~/people/commands/setup/skip-step.server";
import { SETUP_STEPS, STEP_KEYS } from "~/people/domain/setup/setup-steps";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { SetupList } from "~/ui/settings/setup/setup-list";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

const PAGE = "/settings/setup";

/** The step in the address, or the first that is open: on whatever device somebody goes on. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { steps, next } = await staff.read(setupProgress, undefined);
  const asked = z.enum(SETUP_STEPS).safeParse(new URL(request.url).searchParams.get("step"));
  const typed = [...STEP_KEYS.contact, ...STEP_KEYS.brand].map((key) => [key, settingOf(staff.tenant, key)]);
  return {
    title: translator(staff.language)("firm:setup.title"),
    may: staff.permissions.list(),
    steps,
    current: asked.success ? asked.data : next,
    typed: Object.fromEntries(typed) as Record<string, string>,
  };
}

const text = z.string().trim().max(300, "TOO_LONG").default("");
const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("contact"), contact_phone: text, contact_email: text, contact_address: text }),
  z.object({
    act: z.literal("brand"),
    portal_name: text,
    brand_colour: text,
    sender_name: text,
    foot_note: text,
  }),
  z.object({ act: z.enum(["skip", "resume"]), step: z.enum(SETUP_STEPS) }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.act === "skip" || form.value.act === "resume") {
    const { act, step } = form.value;
    const done = await staff.change(skipStep, { step, skipped: act === "skip" }, form.key);
    if (!done.ok) return form.reply(done.refusal);
    return flashTo(act === "skip" ? PAGE : `${PAGE}?step=${step}`, {
      tone: "good",
      key: act === "skip" ? "firm:setup.skipped" : "firm:setup.resumed",
    });
  }
  const { act, ...answers } = form.value;
  const values = Object.fromEntries(Object.entries(answers).map(([key, text]) => [key, toValue(key, text)]));
  const reason = translator(staff.language)("firm:setup.reason");
  const outcome = await staff.change(importSettings, { values, reason }, form.key);
  if (outcome.ok) return flashTo(PAGE, { tone: "good", key: "firm:setup.saved" });
  const { code, facts } = outcome.refusal;
  if (code === "NOTHING_TO_CHANGE")
    return flashTo(`${PAGE}?step=${act}`, { tone: "warn", key: "firm:setup.same" });
  const fields = facts?.["refused"] as Record<string, string> | undefined;
  return form.reply({ ...outcome.refusal, fields });
}

/** An emptied colour is ours again; text may be empty. */
function toValue(key: string, typed: string): unknown {
  const found = findDef(key);
  if (!found) return typed;
  return typed === "" && found.def.kind === "colour" ? null : fromTyped(found.def, typed);
}

export default function Setup() {
  const { t } = useTranslation("firm");
  const { title, may, steps, current, typed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const nearest = answer?.refusal?.facts?.["nearest"];
  return (
    <SettingsFrame title={title} may={may}>
      {typeof nearest === "string" && (
        <Banner tone="warn" role="alert" title={t("setting.nearest", { nearest })} />
      )}
      <p className="max-w-prose text-ink-2">{t("setup.intro")}</p>
      <SetupList steps={steps} current={current} typed={typed} answer={answer} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
