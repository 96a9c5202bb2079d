import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { renewApproval } from "~/office/commands/approval/renew-approval.server";
import { withdrawApproval } from "~/office/commands/approval/withdraw-approval.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { mayDecideOn } from "~/people/domain/permission/act-rights.table";
import { approvalList } from "~/people/queries/approval-list.server";
import { Banner } from "~/ui/action/banner";
import { ApprovalCard } from "~/ui/approval/approval-card";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { errorText } from "~/ui/form/error-text";
import { translator } from "~/ui/i18n/translator.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EmptyState } from "~/ui/record/empty-state";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { Pager } from "~/ui/table/pager";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "approval:read");
  const { searchParams } = new URL(request.url);
  const view = searchParams.get("view") === "done" ? ("done" as const) : ("waiting" as const);
  const page = await staff.read(approvalList, {
    view,
    after: fromPageLink(searchParams.get("cursor")).after,
  });
  return {
    title: translator(staff.language)("approval:title"),
    view,
    rows: page.rows.map((row) => ({ ...row, mayDecide: mayDecideOn(row.act, staff.permissions) })),
    links: toPageLinks({ next: page.next, previous: null }),
    now: new Date(),
  };
}

const vote = z.object({
  approvalId: z.uuid(),
  intent: z.enum(["approve", "reject", "withdraw", "renew"]),
  reason: z.string().trim().max(500).default(""),
});

const TOLD = { approve: "approved", reject: "rejected", withdraw: "withdrawn", renew: "renewed" } as const;

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "approval:read");
  const form = await readForm(request, vote, staff);
  if (!form.ok) return form.answer;
  const { intent, approvalId, reason } = form.value;
  const outcome =
    intent === "renew"
      ? await staff.change(renewApproval, { approvalId }, form.key)
      : intent === "withdraw"
        ? await staff.change(withdrawApproval, { approvalId }, form.key)
        : await staff.change(decideApproval, { approvalId, decision: intent, reason }, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/approvals", { tone: "good", key: `approval:flash.${TOLD[intent]}` });
}

export default function Approvals() {
  const { t } = useTranslation(["approval", "errors"]);
  const { view, rows, links, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => type.startsWith("approval."));
  return (
    <PageWorklist
      title={t("approval:title")}
      tabs={
        <Tabs
          label={t("approval:tabs.label")}
          current={view}
          tabs={[
            { key: "waiting", label: t("approval:tabs.waiting"), href: "/approvals" },
            { key: "done", label: t("approval:tabs.done"), href: "/approvals?view=done" },
          ]}
        />
      }
      notice={
        answer?.refusal && (
          <Banner tone="bad" role="alert" title={errorText(answer.refusal.code, t as never)} />
        )
      }
      pager={<Pager {...links} />}
    >
      {rows.length === 0 ? (
        <EmptyState title={t(`approval:empty.${view}Title`)}>
          {view === "waiting" && t("approval:empty.waiting")}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          {rows.map(({ mayDecide, ...row }) => (
            <ApprovalCard key={row.id} request={row} mayDecide={mayDecide} now={now} />
          ))}
        </div>
      )}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
