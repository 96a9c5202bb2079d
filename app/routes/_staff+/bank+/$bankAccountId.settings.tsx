import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { describeBankAccount } from "~/money/commands/bank/describe-bank-account.server";
import { forgetStatementProfile } from "~/money/commands/bank/forget-statement-profile.server";
import { bankAccountPage } from "~/money/queries/bank/bank-account-page.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { BankAccountForm } from "~/ui/bank/bank-account-form";
import { ProfileFacts } from "~/ui/bank/profile-facts";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { MoneyText } from "~/ui/format/money-text";
import { DateText } from "~/ui/format/date-text";
import { PageRecord } from "~/ui/page/page-record";
import { Facts } from "~/ui/record/facts";
import { Panel } from "~/ui/record/panel";
import { ActForm } from "~/ui/settings/act-form";
import { answerFor } from "~/ui/settings/answer-for";

export const meta = titled;

const notFound = () => new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { bankAccountId } = params;
  const account = isUuid(bankAccountId) ? await staff.read(bankAccountPage, { bankAccountId }) : null;
  if (!account) throw notFound();
  return {
    title: account.name,
    account,
    may: {
      describe: staff.permissions.has("setting:update"),
      import: staff.permissions.has("bank_statement:import"),
    },
  };
}

const text = z.string().default("");
const acts = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("describe"),
    version: text,
    name: text,
    bank: text,
    number: text,
    openingBalance: text,
    openingOn: text,
    active: z.enum(["true", "false"]).default("true"),
  }),
  z.object({ act: z.literal("forget") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update", "bank_statement:import");
  const { bankAccountId } = params;
  if (!isUuid(bankAccountId)) throw notFound();
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.act === "describe") {
    const fresh = await requireFreshFactor(request, staff, form);
    if (!fresh.ok) return form.reply(fresh.refusal);
  }
  const { act, ...fields } = form.value;
  const outcome =
    act === "describe"
      ? await staff.change(describeBankAccount, { ...fields, bankAccountId })
      : await staff.change(forgetStatementProfile, { bankAccountId });
  if (!outcome.ok && outcome.refusal.code === "NOT_FOUND") throw notFound();
  if (!outcome.ok) return form.reply(outcome.refusal);
  const key = act === "describe" ? "bank:flash.accountSaved" : "bank:flash.profileForgotten";
  return flashTo(`/bank/${bankAccountId}/settings`, { tone: "good", key });
}

export default function BankAccountSettings() {
  const { t } = useTranslation("bank");
  const { account, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PageRecord
      title={<span className="break-words">{account.name}</span>}
      sub={`${t(`kind.${account.kind}` as "kind.trust")} · ${t("account.ledger")} ${account.code}`}
      crumbs={[{ label: t("title"), href: "/bank" }]}
    >
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Panel title={t("accounts.settings")}>
          {may.describe ? (
            <BankAccountForm
              account={account}
              currency={account.currency}
              answer={answerFor(answer, { act: "describe" })}
            />
          ) : (
            <Facts
              facts={[
                { label: t("account.bank"), value: account.bank },
                {
                  label: t("account.number"),
                  value: account.last4 && t("accounts.ending", { last4: account.last4 }),
                },
                {
                  label: t("account.openingBalance"),
                  value: account.openingOn && (
                    <MoneyText value={{ minor: account.openingBalance, currency: account.currency }} />
                  ),
                },
                { label: t("account.openingOn"), value: <DateText value={account.openingOn} /> },
              ]}
            />
          )}
        </Panel>
        <Panel title={t("account.profileTitle")}>
          {account.profile ? (
            <div className="grid gap-3">
              <ProfileFacts profile={account.profile} />
              {may.import && (
                <>
                  <p className="small muted">{t("account.forgetHelp")}</p>
                  <ActForm sends={{ act: "forget" }} answer={answer} small>
                    {t("account.forget")}
                  </ActForm>
                </>
              )}
            </div>
          ) : (
            <p>{t("account.profileNone")}</p>
          )}
        </Panel>
      </div>
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank" />;
}
