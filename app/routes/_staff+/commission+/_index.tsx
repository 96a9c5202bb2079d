import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { calculateCommission } from "~/collections/commands/commission/calculate-commission.server";
import { setCommissionPlan } from "~/collections/commands/commission/set-commission-plan.server";
import { commissionDesk } from "~/collections/queries/commission/commission-desk.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { useLocale } from "~/ui/format/locale-provider";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useCommissionColumns } from "~/ui/payment/commission/commission-columns";
import { PlanForm, TIER_ROWS } from "~/ui/payment/commission/plan-form";
import { EmptyState } from "~/ui/record/empty-state";
import { Panel } from "~/ui/record/panel";
import { answerFor } from "~/ui/settings/answer-for";
import { DataTable } from "~/ui/table/data-table";
import { Pager } from "~/ui/table/pager";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "commission:read");
  const { after } = fromPageLink(new URL(request.url).searchParams.get("cursor"));
  const desk = await staff.read(commissionDesk, { after });
  const links = toPageLinks({ next: desk.next, previous: null });
  const title = readerText(request)("remittance:commission.title");
  return { title, desk, links, mayPrepare: staff.permissions.has("commission:prepare") };
}

const typed = z.string().trim().max(30).optional();
const rows = TIER_ROWS.flatMap((no) => [`rate${no}`, `upTo${no}`]).map((key) => [key, typed]);
const acts = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("calculate"), period: z.string("REQUIRED") }),
  z.object({
    intent: z.literal("plan"),
    effectiveFrom: z.string("REQUIRED"),
    base: z.string("REQUIRED"),
    cap: typed,
    ...Object.fromEntries(rows),
  }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "commission:prepare");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.intent === "calculate") {
    const made = await staff.change(calculateCommission, { period: form.value.period }, form.key);
    if (!made.ok) return form.reply(made.refusal);
    return flashTo("/commission", { tone: "good", key: "remittance:commission.calculated" });
  }
  const of = form.value as Record<string, string | undefined>;
  const { plan } = await staff.read(commissionDesk, {});
  const tiers = TIER_ROWS.map((no) => ({ rate: of[`rate${no}`], upTo: of[`upTo${no}`] }));
  const outcome = await staff.change(setCommissionPlan, { ...form.value, tiers, shares: plan.shares });
  if (!outcome.ok) {
    const { tiers: wrong, ...fields } = outcome.refusal.fields ?? {};
    return form.reply({ ...outcome.refusal, fields: wrong ? { ...fields, rate1: wrong } : fields });
  }
  return flashTo("/commission", { tone: "good", key: "remittance:commission.planSet" });
}

export default function Commission() {
  const { t } = useTranslation("remittance");
  const { desk, links, mayPrepare } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const columns = useCommissionColumns();
  const { today } = useLocale();
  return (
    <PageWorklist title={t("commission.title")} pager={<Pager {...links} />}>
      <DataTable
        caption={t("commission.title")}
        columns={columns}
        rows={desk.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/commission/${row.id}`}
        empty={<EmptyState title={t("commission.empty")}>{t("commission.emptyBody")}</EmptyState>}
      />
      {mayPrepare && (
        <>
          <Panel title={t("commission.makeTitle")}>
            <ActionForm answer={answerFor(answer, { intent: "calculate" })}>
              <input type="hidden" name="intent" value="calculate" />
              <TextField
                name="period"
                label={t("commission.month")}
                help={t("commission.monthHelp")}
                defaultValue={today.slice(0, 7)}
                maxLength={7}
              />
              <SubmitButton className="justify-self-start">{t("make.send")}</SubmitButton>
            </ActionForm>
          </Panel>
          <PlanForm plan={desk.plan} answer={answerFor(answer, { intent: "plan" })} />
        </>
      )}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
