import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { unappliedMoney, type UnappliedRow } from "~/collections/queries/payment/unapplied-money.server";
import { draftPayout } from "~/money/commands/payout/draft-payout.server";
import { BANK_OF, PAYOUT_PURPOSES } from "~/money/domain/payout/payout-entries";
import { bankAccounts } from "~/money/queries/bank/bank-accounts.server";
import { payeeList } from "~/money/queries/payout/payee-list.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageForm } from "~/ui/page/page-form";
import { PayoutForm } from "~/ui/payment/payout/payout-form";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "payout:prepare");
  const { searchParams } = new URL(request.url);
  const account = searchParams.get("account") ?? undefined;
  const expense = searchParams.get("purpose") === "expense";
  const accountId = isUuid(account) ? account : null;
  const sources = expense ? [] : await staff.read(unappliedMoney, { accountId });
  const of = accountId ? (sources[0] ?? null) : null;
  const purpose = expense ? ("expense" as const) : ("refund" as const);
  const chosen = expense || of !== null;
  const holder = of ? { type: "customer", id: of.customerId } : null;
  const banks = chosen ? await staff.read(bankAccounts, undefined) : [];
  return {
    title: readerText(request)("payout:add.title"),
    purpose,
    chosen,
    of,
    sources,
    payees: chosen ? await staff.read(payeeList, { holder }) : [],
    banks: banks
      .filter((bank) => bank.active && bank.kind === BANK_OF[purpose])
      .map(({ id, name }) => ({ id, name })),
    currency: staff.tenant.currency,
  };
}

const text = z.string().trim().default("");
const payout = z.object({
  purpose: z.enum(PAYOUT_PURPOSES),
  accountId: text,
  expenseCode: text,
  externalAccountId: z.string("REQUIRED").min(1, "REQUIRED"),
  bankAccountId: z.string("REQUIRED").min(1, "REQUIRED"),
  amount: z.string("REQUIRED").trim().min(1, "REQUIRED").max(30),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "payout:prepare");
  const form = await readForm(request, payout, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(draftPayout, form.value, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo(`/payouts/${outcome.value.payoutId}`, { tone: "good", key: "payout:flash.drafted" });
}

export default function NewPayout() {
  const { t } = useTranslation("payout");
  const { chosen, sources, ...facts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PageForm title={t("add.title")} crumbs={[{ label: t("title"), href: "/payouts" }]}>
      {chosen ? <PayoutForm {...facts} answer={answer} /> : <Choose sources={sources} />}
    </PageForm>
  );
}

/** First of all, whose money. */
function Choose({ sources }: { sources: UnappliedRow[] }) {
  const { t } = useTranslation("payout");
  return (
    <div className="grid gap-6">
      <section className="grid gap-2">
        <h2>{t("add.refundTitle")}</h2>
        {sources.length === 0 && <p className="muted">{t("add.refundNone")}</p>}
        <ul className="grid gap-2">
          {sources.map((one) => (
            <li key={one.accountId} className="flex flex-wrap items-baseline gap-x-3">
              <Link className="link break-all" to={`/payouts/new?account=${one.accountId}`}>
                {t("add.choose")} {one.accountRef}
              </Link>
              <span className="break-words">{one.debtorName}</span>
              <MoneyText value={{ minor: one.available, currency: one.currency }} />
            </li>
          ))}
        </ul>
      </section>
      <section className="grid justify-items-start gap-2">
        <h2>{t("add.expenseTitle")}</h2>
        <LinkButton to="/payouts/new?purpose=expense">{t("add.expense")}</LinkButton>
      </section>
    </div>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payouts" />;
}
