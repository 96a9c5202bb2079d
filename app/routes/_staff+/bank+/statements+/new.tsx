import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { bankAccounts } from "~/money/queries/bank/bank-accounts.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { StatementUpload, type StatementUploadState } from "~/ui/bank/statement-upload";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageForm } from "~/ui/page/page-form";

export const meta = titled;

/** The form posts to /files/statements, which streams the file; a refusal comes back here in the URL. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "bank_statement:import");
  const { searchParams } = new URL(request.url);
  const given = (name: string) => searchParams.get(name)?.slice(0, 100) ?? "";
  const earlier = given("earlier");
  const state: StatementUploadState = {
    refused: given("refused") || null,
    earlier: isUuid(earlier) ? earlier : null,
    bankAccountId: given("account"),
  };
  const accounts = await staff.read(bankAccounts, undefined);
  return {
    title: readerText(request)("bank:upload.title"),
    state,
    accounts: accounts.filter((one) => one.active).map(({ id, name, last4 }) => ({ id, name, last4 })),
  };
}

export default function NewStatement() {
  const { t } = useTranslation("bank");
  const { state, accounts } = useLoaderData<typeof loader>();
  return (
    <PageForm
      title={t("upload.title")}
      crumbs={[
        { label: t("title"), href: "/bank" },
        { label: t("tabs.statements"), href: "/bank/statements" },
      ]}
      intro={<p>{t("upload.intro")}</p>}
    >
      <StatementUpload accounts={accounts} state={state} />
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank/statements" />;
}
