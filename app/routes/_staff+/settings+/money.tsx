import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { setMoneyLimits } from "~/money/commands/payout/set-money-limits.server";
import { toPlainAmount } from "~/money/domain/amount/money";
import { moneyLimits } from "~/money/queries/payout/money-limits.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { MoneyField } from "~/ui/form/money-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { readerText } from "~/ui/i18n/reader-text.server";
import { Panel } from "~/ui/record/panel";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { currency } = staff.tenant;
  const limits = await staff.read(moneyLimits, undefined);
  const typed = (minor: bigint | null) => (minor === null ? "" : toPlainAmount({ minor, currency }));
  return {
    title: readerText(request)("settings:money.title"),
    may: staff.permissions.list(),
    currency,
    payout: typed(limits.payout),
    unmatch: typed(limits.unmatch),
  };
}

const typed = z.string().trim().max(30, "TOO_LONG").default("");

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, z.object({ payout: typed, unmatch: typed }), staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(setMoneyLimits, form.value, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/settings/money", { tone: "good", key: "settings:money.saved" });
}

export default function MoneySettings() {
  const { t } = useTranslation("settings");
  const { may, currency, payout, unmatch } = useLoaderData<typeof loader>();
  return (
    <SettingsFrame title={t("money.title")} may={may}>
      <Panel title={t("money.limits")}>
        <ActionForm answer={useActionData<typeof action>()}>
          <MoneyField
            name="payout"
            label={t("money.payout")}
            help={t("money.payoutHelp")}
            currency={currency}
            defaultValue={payout}
          />
          <MoneyField
            name="unmatch"
            label={t("money.unmatch")}
            help={t("money.unmatchHelp")}
            currency={currency}
            defaultValue={unmatch}
          />
          <SubmitButton>{t("money.save")}</SubmitButton>
        </ActionForm>
      </Panel>
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
