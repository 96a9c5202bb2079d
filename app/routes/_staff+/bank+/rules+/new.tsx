import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { draftMatchRule } from "~/money/commands/match-rule/draft-match-rule.server";
import { bankAccounts } from "~/money/queries/bank/bank-accounts.server";
import { rulePage } from "~/money/queries/match-rule/rule-page.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { RuleForm } from "~/ui/bank/match/rule-form";
import { CONDITION_ROWS } from "~/ui/bank/match/condition-rows";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageForm } from "~/ui/page/page-form";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "match:confirm");
  const from = new URL(request.url).searchParams.get("from") ?? undefined;
  const banks = await staff.read(bankAccounts, undefined);
  return {
    title: readerText(request)("match:rules.new"),
    from: isUuid(from) ? await staff.read(rulePage, { ruleId: from }) : null,
    banks: banks.filter((bank) => bank.active).map(({ id, name }) => ({ value: id, label: name })),
    today: staff.tenant.businessDate,
    currency: staff.tenant.currency,
  };
}

const text = z.string().trim().max(200, "TOO_LONG").default("");
const fixed = z.object({
  name: text,
  priority: text,
  bankAccountId: text,
  side: text,
  strategy: text,
  targetType: text,
  autoConfirm: text,
  validFrom: text,
});
const rule = fixed.catchall(z.string());

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "match:confirm");
  const form = await readForm(request, rule, staff);
  if (!form.ok) return form.answer;
  const { value } = form;
  const typed = (name: string, at: number) => value[`${name}${at}`] ?? "";
  const conditions = CONDITION_ROWS.map((at) => ({
    field: typed("field", at),
    operator: typed("operator", at),
    value: typed("value", at),
    drift: typed("drift", at),
  }));
  const autoConfirm = value.autoConfirm === "on";
  const outcome = await staff.change(draftMatchRule, { ...fixed.parse(value), autoConfirm, conditions });
  if (outcome.ok)
    return flashTo(`/bank/rules/${outcome.value.ruleId}`, { tone: "good", key: "match:flash.ruleDrafted" });
  const refused = Object.entries(outcome.refusal.fields ?? {});
  const fields: Record<string, string> = Object.fromEntries(
    refused.map(([name, code]) => [flat(name), code]),
  );
  return form.reply({ ...outcome.refusal, fields });
}

/** A command names a row's field "conditions[0].value" or "conditions.0.value", the form "value0". */
function flat(name: string): string {
  return name.replace(/^conditions[.[](\d+)\]?\.(\w+)$/, "$2$1");
}

export default function NewRule() {
  const { t } = useTranslation("match");
  const { from, banks, today, currency } = useLoaderData<typeof loader>();
  return (
    <PageForm
      title={from ? t("rules.nextVersion") : t("rules.new")}
      crumbs={[{ label: t("rules.title"), href: "/bank/rules" }]}
      intro={<p>{t("rules.intro")}</p>}
    >
      <RuleForm
        from={from}
        banks={banks}
        today={today}
        currency={currency}
        answer={useActionData<typeof action>()}
      />
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank/rules" />;
}
