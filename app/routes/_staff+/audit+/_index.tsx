import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { requestChainCheck } from "~/people/commands/audit/request-chain-check.server";
import { auditFilter } from "~/people/domain/audit/audit-filter";
import { auditChoices } from "~/people/queries/audit/audit-choices.server";
import { auditList } from "~/people/queries/audit/audit-list.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { exportPublicKey } from "~/platform/crypto/sign-export.server";
import { AuditFilters } from "~/ui/audit/audit-filters";
import { AuditTable } from "~/ui/audit/audit-table";
import { ChainPanel } from "~/ui/audit/chain-panel";
import { PrivacyTabs } from "~/ui/audit/privacy/privacy-tabs";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readPreferences } from "~/ui/i18n/preferences";
import { translator } from "~/ui/i18n/translator.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { Pager } from "~/ui/table/pager";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "audit:read");
  const { searchParams } = new URL(request.url);
  const filter = auditFilter.parse(Object.fromEntries(searchParams));
  const page = await staff.read(auditList, { filter, ...fromPageLink(searchParams.get("cursor")) });
  return {
    title: translator(staff.language)("audit:title"),
    filter,
    rows: page.rows,
    links: toPageLinks(page),
    choices: await staff.read(auditChoices, undefined),
    publicKey: exportPublicKey(),
    mayPrivacy: staff.permissions.has("privacy:read"),
    mayExport: staff.permissions.has("audit:export"),
    dense: readPreferences(request).density === "dense",
  };
}

const act = z.object({ act: z.literal("verify") });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "audit:read");
  const form = await readForm(request, act, staff);
  if (!form.ok) return form.answer;
  const asked = await staff.change(requestChainCheck, {}, form.key);
  if (!asked.ok) return form.reply(asked.refusal);
  return flashTo("/audit", { tone: "good", key: "audit:flash.asked" });
}

export default function Audit() {
  const { t } = useTranslation("audit");
  const { filter, rows, links, choices, publicKey, mayExport, mayPrivacy, dense } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => type === "audit.verified");
  return (
    <PageWorklist
      title={t("title")}
      tabs={<PrivacyTabs current="log" mayAudit mayPrivacy={mayPrivacy} />}
      notice={
        <ChainPanel
          sealed={choices.sealed}
          lastCheck={choices.lastCheck}
          publicKey={publicKey}
          answer={answer}
        />
      }
      filters={
        <AuditFilters filter={filter} people={choices.people} types={choices.types} mayExport={mayExport} />
      }
      pager={<Pager {...links} />}
    >
      <AuditTable rows={rows} dense={dense} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
