import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { decideAccess, decisionForm } from "~/people/commands/operator/decide-access.server";
import { endAccess } from "~/people/commands/operator/end-access.server";
import { consentForm, setConsent } from "~/people/commands/operator/set-consent.server";
import { CONSENTS } from "~/people/domain/operator/consent";
import { accessList } from "~/people/queries/operator/access-list.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SelectField } from "~/ui/form/select-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { answerFor } from "~/ui/settings/answer-for";
import { AccessPanels } from "~/ui/settings/operator/access-panels";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "operator_access:decide");
  return {
    title: translator(staff.language)("operator:access.title"),
    may: staff.permissions.list(),
    ...(await staff.read(accessList, undefined)),
  };
}

const acts = z.discriminatedUnion("act", [
  consentForm.extend({ act: z.literal("consent") }),
  decisionForm.extend({ act: z.literal("decide") }),
  z.object({ act: z.literal("end"), accessId: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "operator_access:decide");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value, key } = form;
  // ending a look and refusing one never wait for a code
  const opens = value.act === "consent" || (value.act === "decide" && value.decision !== "refuse");
  const fresh = opens ? await requireFreshFactor(request, staff, form) : null;
  if (fresh && !fresh.ok) return form.reply(fresh.refusal);
  const outcome =
    value.act === "consent"
      ? await staff.change(setConsent, value, key)
      : value.act === "decide"
        ? await staff.change(decideAccess, value, key)
        : await staff.change(endAccess, value, key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/settings/operator-access", { tone: "good", key: "operator:access.flash" });
}

export default function OperatorAccess() {
  const { t } = useTranslation("operator");
  const { may, consent, accesses } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const options = CONSENTS.map((value) => ({ value, label: t(`access.consent.${value}`) }));
  return (
    <SettingsFrame title={t("access.title")} may={may}>
      <Panel title={t("access.rule")}>
        <ActionForm answer={answerFor(answer, { act: "consent" })} id="consent">
          <input type="hidden" name="act" value="consent" />
          <SelectField
            name="consent"
            label={t("access.consentLabel")}
            help={t("access.consentHelp")}
            options={options}
            defaultValue={consent}
          />
          <SubmitButton>{t("access.save")}</SubmitButton>
        </ActionForm>
      </Panel>
      <AccessPanels accesses={accesses} answer={answer} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
