import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { ruleDryRun } from "~/collections/queries/payment/rule-dry-run.server";
import { proposeRuleActivation } from "~/money/commands/match-rule/propose-rule-activation.server";
import { retireMatchRule } from "~/money/commands/match-rule/retire-match-rule.server";
import { rulePage } from "~/money/queries/match-rule/rule-page.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { DryRunPanel } from "~/ui/bank/match/dry-run-panel";
import { RuleActs } from "~/ui/bank/match/rule-acts";
import { RuleFacts } from "~/ui/bank/match/rule-facts";
import { RuleStateBadge } from "~/ui/bank/match/rule-state-badge";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { PageRecord } from "~/ui/page/page-record";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const rule = requireFound(await staff.read(rulePage, { ruleId: requireId(params.ruleId) }));
  return {
    title: rule.name,
    rule,
    run: await staff.read(ruleDryRun, { rule }),
    currency: staff.tenant.currency,
    may: { change: staff.permissions.has("match:confirm"), approve: staff.permissions.has("approval:read") },
  };
}

const reason = z.string("REQUIRED").trim().min(3, "REQUIRED").max(200, "TOO_LONG");
const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("activate"), reason }),
  z.object({ act: z.literal("retire"), reason }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "match:confirm");
  const ruleId = requireId(params.ruleId);
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { act, reason: why } = form.value;
  const input = { ruleId, reason: why };
  const outcome =
    act === "activate"
      ? await staff.change(proposeRuleActivation, input)
      : await staff.change(retireMatchRule, input);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const key = act === "activate" ? "match:flash.ruleAsked" : "match:flash.ruleRetired";
  return flashTo(`/bank/rules/${ruleId}`, { tone: "good", key });
}

export default function Rule() {
  const { t } = useTranslation("match");
  const { rule, run, currency, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ subject }) => subject?.type === "match_rule" && subject.id === rule.id);
  return (
    <PageRecord
      title={<span className="break-words">{rule.name}</span>}
      sub={
        <span className="flex flex-wrap items-center gap-2">
          <RuleStateBadge state={rule.state} />
          {t("rules.version", { no: rule.ruleVersion })}
        </span>
      }
      crumbs={[{ label: t("rules.title"), href: "/bank/rules" }]}
      actions={
        may.change && <LinkButton to={`/bank/rules/new?from=${rule.id}`}>{t("rules.nextVersion")}</LinkButton>
      }
      banners={
        rule.asked && (
          <Banner
            tone="warn"
            title={t("rules.asked")}
            action={may.approve && <LinkButton to="/approvals">{t("rules.see")}</LinkButton>}
          />
        )
      }
    >
      <div className="grid items-start gap-4 md:grid-cols-2">
        <RuleFacts rule={rule} currency={currency} />
        {may.change && rule.state !== "retired" && <RuleActs rule={rule} answer={answer} />}
      </div>
      <DryRunPanel run={run} currency={currency} />
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank/rules" />;
}
