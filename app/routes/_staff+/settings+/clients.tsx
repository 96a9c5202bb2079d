import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { creditorList } from "~/collections/queries/creditor-list.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { CreditorTable } from "~/ui/settings/creditor-table";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "creditor:read");
  const title = translator(staff.language)("settings:clients.title");
  return { title, may: staff.permissions.list(), creditors: await staff.read(creditorList, undefined) };
}

const newClient = z.object({ name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(160, "TOO_LONG") });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "creditor:create");
  const form = await readForm(request, newClient, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(createCreditor, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/settings/clients", { tone: "good", key: "settings:flash.client", params: form.value });
}

export default function Clients() {
  const { t } = useTranslation("settings");
  const { may, creditors } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsFrame title={t("clients.title")} may={may}>
      <Panel title={t("clients.list")} flush>
        <CreditorTable creditors={creditors} />
      </Panel>
      {may.includes("creditor:create") && (
        <Panel title={t("clients.add")}>
          <ActionForm answer={answer}>
            <TextField
              name="name"
              label={t("clients.name")}
              help={t("clients.nameHelp")}
              maxLength={160}
              autoComplete="off"
            />
            <SubmitButton className="justify-self-start">{t("clients.save")}</SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
