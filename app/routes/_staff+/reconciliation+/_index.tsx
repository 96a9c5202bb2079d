import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { reconciliationBoard } from "~/money/queries/reconciliation/reconciliation-board.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { ReconciliationTable } from "~/ui/closing/reconciliation-table";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  return {
    title: translator(staff.language)("closing:board.title"),
    accounts: await staff.read(reconciliationBoard, undefined),
  };
}

export default function Reconciliation() {
  const { t } = useTranslation("closing");
  const { accounts } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => /^(seal|reconciliation_break)\./.test(type));
  return (
    <PageWorklist title={t("board.title")} sub={t("board.sub")}>
      <ReconciliationTable accounts={accounts} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
