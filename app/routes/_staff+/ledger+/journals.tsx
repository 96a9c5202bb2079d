import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { proposeReversal } from "~/money/commands/ledger/propose-reversal.server";
import { manualJournals } from "~/money/queries/ledger/manual-journals.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { approvalList } from "~/people/queries/approval-list.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { JournalTable } from "~/ui/ledger/journal/journal-table";
import { LedgerTabs } from "~/ui/ledger/ledger-tabs";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { Pager } from "~/ui/table/pager";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { after } = fromPageLink(new URL(request.url).searchParams.get("cursor"));
  const page = await staff.read(manualJournals, { after });
  const sees = staff.permissions.has("approval:read");
  const waiting = sees ? await staff.read(approvalList, { view: "waiting" }) : { rows: [] };
  return {
    title: translator(staff.language)("ledger:journals.title"),
    rows: page.rows,
    links: toPageLinks({ next: page.next, previous: null }),
    waiting: waiting.rows.filter((row) => row.act.startsWith("journal.")).length,
    currency: staff.tenant.currency,
    mayMake: staff.permissions.has("journal:create"),
  };
}

const reversal = z.object({
  entryId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(200),
});

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "journal:create");
  const form = await readForm(request, reversal, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(proposeReversal, form.value, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/ledger/journals", { tone: "good", key: "ledger:flash.reversalAsked" });
}

export default function Journals() {
  const { t } = useTranslation("ledger");
  const { rows, links, waiting, currency, mayMake } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => type.startsWith("approval.") || type === "journal_entry.posted");
  return (
    <PageWorklist
      title={t("journals.title")}
      actions={
        mayMake && (
          <Link className="btn btn-primary" to="/ledger/journals/new">
            {t("journals.new")}
          </Link>
        )
      }
      tabs={<LedgerTabs current="journals" />}
      notice={
        waiting > 0 && (
          <Banner
            tone="warn"
            title={t("journals.waiting", { count: waiting })}
            action={
              <Link className="btn btn-small" to="/approvals">
                {t("journals.see")}
              </Link>
            }
          />
        )
      }
      pager={<Pager {...links} />}
    >
      <JournalTable rows={rows} currency={currency} mayReverse={mayMake} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
