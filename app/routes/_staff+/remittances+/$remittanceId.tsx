import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { payRemittances } from "~/collections/commands/remittance/pay-remittances.server";
import { withdrawRemittance } from "~/collections/commands/remittance/withdraw-remittance.server";
import { remittancePage } from "~/collections/queries/remittance/remittance-page.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { errorText } from "~/ui/form/error-text";
import { MoneyText } from "~/ui/format/money-text";
import { PageRecord } from "~/ui/page/page-record";
import { KeyFigures } from "~/ui/record/key-figures";
import { RemittanceActs } from "~/ui/payment/remittance/remittance-acts";
import { RemittanceFacts } from "~/ui/payment/remittance/remittance-facts";
import { RemittanceStateBadge } from "~/ui/payment/remittance/remittance-state-badge";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const remittanceId = requireId(params.remittanceId);
  const run = requireFound(await staff.read(remittancePage, { remittanceId }));
  return {
    title: `${run.number} · ${run.creditorName}`,
    run,
    may: {
      prepare: staff.permissions.has("remittance:prepare"),
      approve: staff.permissions.has("remittance:approve"),
      release: staff.permissions.has("remittance:release"),
    },
  };
}

const acts = z.object({ intent: z.enum(["pay", "withdraw"]) });

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "remittance:prepare", "remittance:release");
  const remittanceId = requireId(params.remittanceId);
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const paying = form.value.intent === "pay";
  if (paying) {
    const fresh = await requireFreshFactor(request, staff, form);
    if (!fresh.ok) return form.reply(fresh.refusal);
  }
  const outcome = paying
    ? await staff.change(payRemittances, { remittanceIds: [remittanceId] }, form.key)
    : await staff.change(withdrawRemittance, { remittanceId }, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const told = paying ? "paid" : "withdrawn";
  return flashTo(`/remittances/${remittanceId}`, { tone: "good", key: `remittance:flash.${told}` });
}

export default function Remittance() {
  const { t } = useTranslation(["remittance", "errors"]);
  const { run, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => /^(remittance|payment|approval)\./.test(type));
  const figure = (key: "gross" | "fees" | "net" | "invoice" | "recovered") => ({
    label: t(`remittance:figure.${key}`),
    value: <MoneyText value={{ minor: run[key], currency: run.currency }} />,
  });
  const waits = run.state === "calculated";
  return (
    <PageRecord
      title={
        <span className="flex flex-wrap items-center gap-2">
          <RemittanceStateBadge run={run} />
          <span className="num">{run.number}</span>
          <span className="break-words">{run.creditorName}</span>
        </span>
      }
      crumbs={[{ label: t("remittance:title"), href: "/remittances" }]}
      actions={<RemittanceActs run={run} may={may} />}
      banners={
        <>
          {answer?.refusal && (
            <Banner tone="bad" role="alert" title={errorText(answer.refusal.code, t as never)} />
          )}
          {waits && run.asked && (
            <Banner
              tone="warn"
              title={t("remittance:page.asked")}
              action={may.approve && <LinkButton to="/approvals">{t("remittance:page.see")}</LinkButton>}
            />
          )}
          {waits && !run.asked && <Banner tone="warn" title={t("remittance:page.rejected")} />}
          {run.carried && <Banner title={t("remittance:page.carried")} />}
          {run.approvedByMe && run.state === "approved" && (
            <Banner title={t("remittance:page.approvedByYou")} />
          )}
        </>
      }
      figures={
        <KeyFigures
          figures={[
            figure("gross"),
            figure("fees"),
            figure("net"),
            figure("invoice"),
            ...(run.recovered > 0n ? [figure("recovered")] : []),
          ]}
        />
      }
    >
      <RemittanceFacts run={run} />
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/remittances" />;
}
