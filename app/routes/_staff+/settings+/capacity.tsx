import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { setCollectorCapacity } from "~/collections/commands/worklist/set-collector-capacity.server";
import { collectorLoads } from "~/collections/queries/collector-loads.server";
import { settingOf } from "~/office/domain/setting/setting-of";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { translator } from "~/ui/i18n/translator.server";
import { Setting } from "~/ui/page/setting";
import { EmptyState } from "~/ui/record/empty-state";
import { answerFor } from "~/ui/settings/answer-for";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:read");
  const title = translator(staff.language)("settings:capacity.title");
  const usual = settingOf(staff.tenant, "collector_capacity");
  return {
    title,
    usual,
    may: staff.permissions.list(),
    collectors: await staff.read(collectorLoads, undefined),
  };
}

const capacity = z.object({
  staffId: z.uuid(),
  maxAccounts: z
    .string("REQUIRED")
    .trim()
    .regex(/^\d{1,5}$/, "CAPACITY_BOUNDS"),
});

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, capacity, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(setCollectorCapacity, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/settings/capacity", { tone: "good", key: "settings:flash.capacity" });
}

export default function Capacity() {
  const { t } = useTranslation("settings");
  const { may, collectors, usual } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const invite = may.includes("staff:invite") && (
    <LinkButton to="/settings/people">{t("capacity.invite")}</LinkButton>
  );
  return (
    <SettingsFrame title={t("capacity.title")} may={may}>
      <p className="max-w-prose text-ink-2">{t("capacity.intro")}</p>
      {collectors.length === 0 && (
        <EmptyState title={t("capacity.emptyTitle")} action={invite}>
          {t("capacity.empty")}
        </EmptyState>
      )}
      {collectors.map(({ staffId, fullName, open, capacity: most }) => (
        <Setting
          key={staffId}
          title={fullName}
          help={t("capacity.open", { open, capacity: most })}
          defaultText={String(usual)}
          bounds={t("capacity.bounds")}
        >
          {may.includes("setting:update") && (
            <ActionForm layout="inline" answer={answerFor(answer, { staffId })} key={most}>
              <input type="hidden" name="staffId" value={staffId} />
              <TextField
                name="maxAccounts"
                label={t("capacity.field")}
                inputMode="numeric"
                digits
                defaultValue={String(most)}
              />
              <SubmitButton look="plain">{t("capacity.save")}</SubmitButton>
            </ActionForm>
          )}
        </Setting>
      ))}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
