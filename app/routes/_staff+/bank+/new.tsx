import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { openBankAccount } from "~/money/commands/bank/open-bank-account.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { BankAccountForm } from "~/ui/bank/bank-account-form";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageForm } from "~/ui/page/page-form";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  return { title: readerText(request)("bank:account.newTitle"), currency: staff.tenant.currency };
}

const text = z.string().default("");
const form = z.object({
  name: text,
  kind: text,
  bank: text,
  number: text,
  openingBalance: text,
  openingOn: text,
});

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const read = await readForm(request, form, staff);
  if (!read.ok) return read.answer;
  const fresh = await requireFreshFactor(request, staff, read);
  if (!fresh.ok) return read.reply(fresh.refusal);
  const outcome = await staff.change(openBankAccount, read.value, read.key);
  if (!outcome.ok) return read.reply(outcome.refusal);
  return flashTo("/bank", { tone: "good", key: "bank:flash.accountOpened" });
}

export default function NewBankAccount() {
  const { t } = useTranslation("bank");
  const { currency } = useLoaderData<typeof loader>();
  return (
    <PageForm
      title={t("account.newTitle")}
      crumbs={[{ label: t("title"), href: "/bank" }]}
      intro={<p>{t("account.newIntro")}</p>}
    >
      <BankAccountForm account={null} currency={currency} answer={useActionData<typeof action>()} />
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank" />;
}
