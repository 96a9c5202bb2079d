import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
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
import { STEP_KEYS } from "~/people/domain/setup/setup-steps";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { translator } from "~/ui/i18n/translator.server";
import { SetupFrame } from "~/ui/settings/setup/setup-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { steps } = await staff.read(setupProgress, undefined);
  const typed = STEP_KEYS.brand.map((key) => [key, settingOf(staff.tenant, key)]);
  return {
    title: translator(staff.language)("setup:title"),
    may: staff.permissions.list(),
    steps,
    typed: Object.fromEntries(typed) as Record<string, string>,
  };
}

const text = z.string().trim().max(300, "TOO_LONG").default("");
const brandForm = z.object({ portal_name: text, brand_colour: text, sender_name: text, foot_note: text });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, brandForm, staff);
  if (!form.ok) return form.answer;
  const values = Object.fromEntries(
    Object.entries(form.value).map(([key, typed]) => [key, toValue(key, typed)]),
  );
  const reason = translator(staff.language)("setup:reason");
  const outcome = await staff.change(importSettings, { values, reason }, form.key);
  if (outcome.ok) return flashTo("/settings/setup", { tone: "good", key: "setup:saved" });
  const { code, facts } = outcome.refusal;
  if (code === "NOTHING_TO_CHANGE")
    return flashTo("/settings/setup/brand", { tone: "warn", key: "setup:same" });
  const fields = facts?.["refused"] as Record<string, string> | undefined;
  return form.reply({ ...outcome.refusal, fields });
}

/** An emptied colour is ours again; text may be empty. */
function toValue(key: string, typed: string): unknown {
  const found = findDef(key);
  if (!found) return typed;
  return typed === "" && found.def.kind === "colour" ? null : fromTyped(found.def, typed);
}

export default function Brand() {
  const { t } = useTranslation(["setup", "firm"]);
  const { title, may, steps, typed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const nearest = answer?.refusal?.facts?.["nearest"];
  return (
    <SetupFrame title={title} may={may} steps={steps} current="brand">
      {typeof nearest === "string" && (
        <Banner tone="warn" role="alert" title={t("firm:setting.nearest", { nearest })} />
      )}
      <ActionForm answer={answer}>
        {STEP_KEYS.brand.map((key) => (
          <TextField
            key={key}
            name={key}
            label={t(`firm:key.${key}.title`)}
            help={t(`firm:key.${key}.help`)}
            defaultValue={typed[key]}
            optional
          />
        ))}
        <SubmitButton className="justify-self-start">{t("save")}</SubmitButton>
      </ActionForm>
      <Link className="link justify-self-start" to="/settings/brand">
        {t("brand.logo")}
      </Link>
    </SetupFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
