import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { financeAlerts } from "~/money/queries/alert/finance-alerts.server";
import { bankAccounts } from "~/money/queries/bank/bank-accounts.server";
import { statementList } from "~/money/queries/statement/statement-list.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { BankAccountTable } from "~/ui/bank/bank-account-table";
import { BankTabs } from "~/ui/bank/bank-tabs";
import { StatementTable } from "~/ui/bank/statement-table";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { AlertList } from "~/ui/ledger/alert-list";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

const LATEST = 5;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const [accounts, latest, alerts] = await Promise.all([
    staff.read(bankAccounts, undefined),
    staff.read((context) => statementList(context, {}, LATEST), undefined),
    staff.read(financeAlerts, undefined),
  ]);
  return {
    title: readerText(request)("bank:title"),
    accounts,
    alerts,
    latest: latest.rows,
    may: {
      import: staff.permissions.has("bank_statement:import"),
      open: staff.permissions.has("setting:update"),
    },
  };
}

export default function Bank() {
  const { t } = useTranslation("bank");
  const { accounts, alerts, latest, may } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => /^(bank_|statement_line)/.test(type));
  return (
    <PageWorklist
      title={t("title")}
      actions={
        <>
          {may.import && (
            <LinkButton look="primary" to="/bank/statements/new">
              {t("import")}
            </LinkButton>
          )}
          {may.open && <LinkButton to="/bank/new">{t("accounts.add")}</LinkButton>}
        </>
      }
      tabs={<BankTabs current="accounts" />}
      notice={<AlertList alerts={alerts} />}
    >
      <BankAccountTable accounts={accounts} />
      {latest.length > 0 && (
        <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <h2>{t("accounts.history")}</h2>
          <StatementTable rows={latest} empty={null} />
        </section>
      )}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
