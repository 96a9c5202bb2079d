import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { withdrawCommission } from "~/collections/commands/commission/withdraw-commission.server";
import { commissionPage } from "~/collections/queries/commission/commission-page.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { errorText } from "~/ui/form/error-text";
import { SubmitButton } from "~/ui/form/submit-button";
import { MoneyText } from "~/ui/format/money-text";
import { PageRecord } from "~/ui/page/page-record";
import { CommissionFacts } from "~/ui/payment/commission/commission-facts";
import { RemittanceStateBadge } from "~/ui/payment/remittance/remittance-state-badge";
import { KeyFigures } from "~/ui/record/key-figures";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "commission:read");
  const run = requireFound(await staff.read(commissionPage, { statementId: requireId(params.statementId) }));
  return {
    title: `${run.period} · ${run.staffName}`,
    run,
    mayPrepare: staff.permissions.has("commission:prepare"),
    mayApprove: staff.permissions.has("commission:approve"),
  };
}

const acts = z.object({ intent: z.literal("withdraw") });

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "commission:prepare");
  const statementId = requireId(params.statementId);
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(withdrawCommission, { statementId }, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo(`/commission/${statementId}`, { tone: "good", key: "remittance:flash.withdrawn" });
}

export default function CommissionStatement() {
  const { t } = useTranslation(["remittance", "errors"]);
  const { run, mayPrepare, mayApprove } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const figure = (key: "base" | "amount" | "clawback" | "due", minor: bigint) => ({
    label: t(`remittance:commission.${key}`),
    value: <MoneyText value={{ minor, currency: run.currency }} />,
  });
  const agreed = ["approved", "paid", "closed"].includes(run.state);
  return (
    <PageRecord
      title={
        <span className="flex flex-wrap items-center gap-2">
          <RemittanceStateBadge run={{ state: run.state, carried: false }} />
          <span className="num">{run.period}</span>
          <span className="break-words">{run.staffName}</span>
        </span>
      }
      crumbs={[{ label: t("remittance:commission.title"), href: "/commission" }]}
      actions={
        <>
          {mayPrepare && run.state === "calculated" && (
            <ActionForm layout="inline">
              <input type="hidden" name="intent" value="withdraw" />
              <SubmitButton look="danger">{t("remittance:page.withdraw")}</SubmitButton>
            </ActionForm>
          )}
          {agreed && (
            <>
              <LinkButton to={`/files/commission/${run.id}/pdf`} reloadDocument>
                {t("remittance:page.pdf")}
              </LinkButton>
              <LinkButton to={`/files/commission/${run.id}/csv`} reloadDocument>
                {t("remittance:page.csv")}
              </LinkButton>
            </>
          )}
        </>
      }
      banners={
        <>
          {answer?.refusal && (
            <Banner tone="bad" role="alert" title={errorText(answer.refusal.code, t as never)} />
          )}
          {run.asked && (
            <Banner
              tone="warn"
              title={t("remittance:page.asked")}
              action={mayApprove && <LinkButton to="/approvals">{t("remittance:page.see")}</LinkButton>}
            />
          )}
        </>
      }
      figures={
        <KeyFigures
          figures={[
            figure("base", run.base),
            figure("amount", run.amount),
            figure("clawback", run.clawback),
            figure("due", run.amount + run.clawback),
          ]}
        />
      }
    >
      <CommissionFacts run={run} />
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/commission" />;
}
