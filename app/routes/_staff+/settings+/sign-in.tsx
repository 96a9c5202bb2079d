import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requestOrigin } from "~/people/access/request-origin.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { setSecurity } from "~/people/commands/staff/set-security.server";
import { securityRules } from "~/people/queries/security-rules.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { TextareaField } from "~/ui/form/textarea-field";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  return {
    title: translator(staff.language)("settings:signIn.title"),
    may: staff.permissions.list(),
    rules: await staff.read(securityRules, undefined),
    ip: requestOrigin(request).ip,
  };
}

const typed = z.string().trim().max(20_000, "TOO_LONG").default("");
const rules = z.object({ idleMinutes: typed, absoluteHours: typed, graceDays: typed, addresses: typed });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, rules, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const outcome = await staff.change(setSecurity, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/settings/sign-in", { tone: "good", key: "settings:flash.signInSaved" });
}

export default function SignInRules() {
  const { t } = useTranslation("settings");
  const { may, rules, ip } = useLoaderData<typeof loader>();
  return (
    <SettingsFrame title={t("signIn.title")} may={may}>
      <Panel title={t("signIn.rules")}>
        <ActionForm answer={useActionData<typeof action>()}>
          <TextField
            name="idleMinutes"
            label={t("signIn.idle")}
            help={t("signIn.idleHelp")}
            inputMode="numeric"
            defaultValue={String(rules.idleMinutes)}
            digits
          />
          <TextField
            name="absoluteHours"
            label={t("signIn.absolute")}
            help={t("signIn.absoluteHelp")}
            inputMode="numeric"
            defaultValue={String(rules.absoluteHours)}
            digits
          />
          <TextField
            name="graceDays"
            label={t("signIn.grace")}
            help={t("signIn.graceHelp")}
            inputMode="numeric"
            defaultValue={String(rules.graceDays)}
            digits
          />
          <TextareaField
            name="addresses"
            label={t("signIn.addresses")}
            help={t("signIn.addressesHelp", { ip: ip ?? "—" })}
            defaultValue={rules.addresses.join("\n")}
            optional
          />
          <SubmitButton>{t("signIn.save")}</SubmitButton>
        </ActionForm>
      </Panel>
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
