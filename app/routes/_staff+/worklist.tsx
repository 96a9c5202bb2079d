import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { readWorklistFilter } from "~/collections/domain/worklist/worklist-filter";
import { worklistScreen } from "~/collections/queries/worklist/worklist-screen.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { AssignBar } from "~/ui/account/assign-bar";
import { useWorklistColumns } from "~/ui/account/worklist-columns";
import { WorklistEmpty } from "~/ui/account/worklist-empty";
import { WorklistFilters } from "~/ui/account/worklist-filters";
import { WorklistTabs } from "~/ui/account/worklist-tabs";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readPreferences } from "~/ui/i18n/preferences";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { DataTable } from "~/ui/table/data-table";
import { Pager } from "~/ui/table/pager";

const FORM = "assign";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "account:read");
  const { searchParams } = new URL(request.url);
  const filter = { ...readWorklistFilter(searchParams), ...fromPageLink(searchParams.get("cursor")) };
  const { page, counts, choices } = await staff.read(worklistScreen, filter);
  return {
    title: readerText(request)("account:worklist.title"),
    rows: page.rows,
    links: toPageLinks(page),
    counts,
    choices,
    view: filter.view,
    now: new Date().toISOString(),
    dense: readPreferences(request).density === "dense",
    all: ["team", "all"].includes(staff.permissions.scopeOf("account:read") ?? ""),
    may: {
      assign: staff.permissions.has("account:assign"),
      export: staff.permissions.has("account:export"),
      import: staff.permissions.has("import:create"),
    },
  };
}

const assignment = z.object({
  accountIds: z.array(z.uuid()).min(1, "NOTHING_SELECTED"),
  staffId: z.uuid("COLLECTOR_UNKNOWN"),
  overrideReason: z.string().optional(),
});

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "account:assign");
  const form = await readForm(request, assignment, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(assignAccounts, form.value, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const { pathname, search } = new URL(request.url);
  return flashTo(pathname + search, {
    tone: "good",
    key: "account:flash.assigned",
    params: { count: outcome.value.assigned },
  });
}

export default function Worklist() {
  const { t } = useTranslation("account");
  const { rows, links, counts, choices, view, now, dense, all, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { search } = useLocation();
  const columns = useWorklistColumns({ now, withCollector: all });
  useLiveRevalidation(({ type }) => /^(account|payment|refund|contact|import|placement)\./.test(type));
  useUntickAfterwards(answer?.form.error != null);
  const picked = answer?.form.initialValue?.["accountIds"];
  return (
    <PageWorklist
      title={t("worklist.title")}
      sub={all ? undefined : t("worklist.own")}
      actions={may.assign && <LinkButton to="/accounts/distribute">{t("distribute.action")}</LinkButton>}
      tabs={<WorklistTabs counts={counts} current={view} all={all} />}
      filters={
        <WorklistFilters
          choices={choices}
          columns={columns}
          withCollector={all}
          exportHref={may.export ? `/accounts/export${search}` : null}
        />
      }
      pager={<Pager {...links} summary={rows.length > 0 && t("worklist.onPage", { count: rows.length })} />}
    >
      <DataTable
        caption={t("worklist.title")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/accounts/${row.id}`}
        dense={dense}
        selection={
          may.assign
            ? {
                formId: FORM,
                name: "accountIds",
                label: (row) => t("worklist.pick", { ref: row.externalRef, name: row.debtorName }),
                picked: [picked ?? []].flat() as string[],
              }
            : undefined
        }
        bulkBar={may.assign && <AssignBar formId={FORM} answer={answer} collectors={choices.collectors} />}
        empty={<WorklistEmpty view={view} counts={counts} mayImport={may.import} />}
      />
    </PageWorklist>
  );
}

/** A tick belongs to the page it was made on: another page, or an act that was taken, begins without. */
function useUntickAfterwards(refused: boolean): void {
  const { key } = useLocation();
  useEffect(() => {
    if (refused) return;
    const ticks = document.querySelectorAll<HTMLInputElement>(".data-table .tick:checked");
    for (const tick of ticks) tick.checked = false;
    // the bar counts on changes
    if (ticks.length > 0) document.dispatchEvent(new Event("change"));
  }, [key, refused]);
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
