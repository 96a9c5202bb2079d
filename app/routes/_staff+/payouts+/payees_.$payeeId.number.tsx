import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { revealPayeeNumber } from "~/money/commands/payee/reveal-payee-number.server";
import { REVEAL_PURPOSES } from "~/money/domain/payout/reveal-purposes";
import { payeeAccount } from "~/money/queries/payout/payee-account.server";
import { settingOf } from "~/office/domain/setting/setting-of";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SelectField } from "~/ui/form/select-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextareaField } from "~/ui/form/textarea-field";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageRecord } from "~/ui/page/page-record";
import { WholeNumber } from "~/ui/payment/payout/whole-number";
import { Panel } from "~/ui/record/panel";

export const meta = titled;

/** Nothing keeps the page with the number, and without scripts it leaves by itself. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "external_account.number:reveal");
  const payeeId = requireId(params.payeeId);
  const payee = requireFound(await staff.read(payeeAccount, { payeeId }));
  const seconds = settingOf(staff.tenant, "reveal_seconds");
  return { title: readerText(request)("payout:reveal.title"), payee, seconds };
}

const asked = z.object({ purpose: z.string().optional(), reason: z.string().default("") });

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "external_account.number:reveal");
  const externalAccountId = requireId(params.payeeId);
  const form = await readForm(request, asked, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const outcome = await staff.change(revealPayeeNumber, { ...form.value, externalAccountId });
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  const leave = { "cache-control": "no-store", refresh: `${outcome.value.seconds}; url=/payouts/payees` };
  return data({ shown: outcome.value }, { headers: leave });
}

export default function PayeeNumber() {
  const { t } = useTranslation("payout");
  const { title, payee, seconds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PageRecord
      title={title}
      crumbs={[{ label: t("tabs.payees"), href: "/payouts/payees" }]}
      sub={t("reveal.of", { name: payee.holderName, bank: payee.bankCode ?? "", last4: payee.last4 })}
    >
      {answer && "shown" in answer ? (
        <WholeNumber shown={answer.shown} />
      ) : (
        <Panel title={title}>
          <p className="muted mb-4 max-w-prose">{t("reveal.intro", { count: seconds })}</p>
          <ActionForm answer={answer}>
            <SelectField
              name="purpose"
              label={t("reveal.purpose")}
              options={REVEAL_PURPOSES.map((value) => ({ value, label: t(`reveal.purposes.${value}`) }))}
            />
            <TextareaField
              name="reason"
              label={t("reveal.reason")}
              help={t("reveal.reasonHelp")}
              maxLength={500}
            />
            <SubmitButton className="justify-self-start">{t("reveal.show")}</SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payouts" />;
}
