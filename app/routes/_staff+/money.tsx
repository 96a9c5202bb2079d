import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { moneyHome } from "~/money/queries/home/money-home.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { MoneyAccounts } from "~/ui/dashboard/money-accounts";
import { MoneyTiles } from "~/ui/dashboard/money-tiles";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  return { title: readerText(request)("bank:home.title"), home: await staff.read(moneyHome, undefined) };
}

const NEWS = /^(payment|statement_line|statement|transfer|seal|reconciliation_break|freeze|dispute)\./;

export default function Money() {
  const { t } = useTranslation("bank");
  const { home } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => NEWS.test(type));
  return (
    <PageWorklist
      title={t("home.title")}
      notice={
        home.frozenBy.length > 0 && (
          <Banner
            tone="bad"
            title={t("home.frozen", { codes: home.frozenBy.join(", ") })}
            action={<LinkButton to="/ledger/invariants">{t("home.frozenSee")}</LinkButton>}
          />
        )
      }
    >
      <MoneyTiles home={home} />
      <MoneyAccounts accounts={home.accounts} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
