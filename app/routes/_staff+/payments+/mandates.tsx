import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { releaseDrafts } from "~/money/commands/mandate/release-drafts.server";
import { mandateDesk } from "~/money/queries/mandate-desk.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { MoneyText } from "~/ui/format/money-text";
import { readPreferences } from "~/ui/i18n/preferences";
import { readerText } from "~/ui/i18n/reader-text.server";
import { MandateTable } from "~/ui/payment/mandate/mandate-table";
import { ReturnRateTable } from "~/ui/payment/mandate/return-rate-table";
import { PageWorklist } from "~/ui/page/page-worklist";
import { PaymentTabs } from "~/ui/payment/payment-tabs";
import { Panel } from "~/ui/record/panel";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { Pager } from "~/ui/table/pager";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { after } = fromPageLink(new URL(request.url).searchParams.get("cursor"));
  const desk = await staff.read(mandateDesk, { after });
  return {
    title: readerText(request)("payment:mandate.title"),
    desk,
    links: toPageLinks({ next: desk.next, previous: null }),
    dense: readPreferences(request).density === "dense",
    mayRelease: staff.permissions.has("mandate:release"),
  };
}

const release = z.object({ reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG") });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "mandate:release");
  const form = await readForm(request, release, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(releaseDrafts, form.value);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo("/payments/mandates", { tone: "good", key: "payment:mandate.flash.released" });
}

export default function Mandates() {
  const { t } = useTranslation("payment");
  const { desk, links, dense, mayRelease } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => type.startsWith("mandate.") || type === "payment.held_back");
  return (
    <PageWorklist
      title={t("mandate.title")}
      tabs={<PaymentTabs current="mandates" books />}
      pager={<Pager {...links} />}
    >
      {desk.waiting.map((one) => (
        <Banner key={one.currency} tone="warn" title={t("mandate.waiting", { count: one.count })}>
          <p>
            <MoneyText value={{ minor: one.amount, currency: one.currency }} /> {t("mandate.waitingBody")}
          </p>
        </Banner>
      ))}
      {desk.waiting.length > 0 && mayRelease && (
        <ActionForm answer={answer} layout="inline">
          <TextField name="reason" label={t("mandate.release.reason")} maxLength={500} />
          <SubmitButton>{t("mandate.release.save")}</SubmitButton>
        </ActionForm>
      )}
      {desk.rates.map(({ rail, read }) => (
        <Panel key={rail} title={t("mandate.rates.title")} flush>
          <ReturnRateTable rates={read} />
        </Panel>
      ))}
      <MandateTable rows={desk.rows} dense={dense} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments" />;
}
