import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { answerDesk, deskForm } from "~/collections/commands/setup/answer-desk.server";
import { deskAnswers } from "~/collections/queries/setup/desk-answers.server";
import { setupProgress } from "~/money/queries/setup-progress.server";
import { settingOf } from "~/office/domain/setting/setting-of";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SelectField } from "~/ui/form/select-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { translator } from "~/ui/i18n/translator.server";
import { SetupFrame } from "~/ui/settings/setup/setup-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { steps } = await staff.read(setupProgress, undefined);
  const { debts = "" } = await staff.read(deskAnswers, undefined);
  return {
    title: translator(staff.language)("setup:title"),
    may: staff.permissions.list(),
    steps,
    debts,
    strategy: settingOf(staff.tenant, "assignment_strategy"),
    capacity: settingOf(staff.tenant, "collector_capacity"),
    alarm: settingOf(staff.tenant, "close_alarm_hour"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, deskForm, staff);
  if (!form.ok) return form.answer;
  const saved = await staff.change(answerDesk, form.value, form.key);
  return saved.ok
    ? flashTo("/settings/setup", { tone: "good", key: "setup:saved" })
    : form.reply(saved.refusal);
}

const DEBTS = ["clients", "own", "both"] as const;
const STRATEGIES = ["balanced", "round_robin"] as const;

export default function Desks() {
  const { t } = useTranslation(["setup", "firm"]);
  const { title, may, steps, debts, strategy, capacity, alarm } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SetupFrame title={title} may={may} steps={steps} current="desks">
      <ActionForm answer={answer}>
        <SelectField
          name="debts"
          label={t("desks.debts")}
          help={t("desks.debtsHelp")}
          placeholder="–"
          defaultValue={debts}
          options={DEBTS.map((value) => ({ value, label: t(`desks.${value}`) }))}
        />
        <TextField
          name="client"
          label={t("desks.client")}
          help={t("desks.clientHelp")}
          maxLength={160}
          optional
        />
        <SelectField
          name="assignment_strategy"
          label={t("desks.strategy")}
          defaultValue={strategy}
          options={STRATEGIES.map((value) => ({ value, label: t(`firm:choice.${value}`) }))}
        />
        <TextField
          name="collector_capacity"
          inputMode="numeric"
          label={t("desks.capacity")}
          help={t("desks.capacityHelp")}
          defaultValue={String(capacity)}
          maxLength={4}
        />
        <TextField
          name="close_alarm_hour"
          inputMode="numeric"
          label={t("desks.alarm")}
          help={t("desks.alarmHelp")}
          defaultValue={String(alarm)}
          maxLength={2}
        />
        <SubmitButton className="justify-self-start">{t("save")}</SubmitButton>
      </ActionForm>
    </SetupFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
