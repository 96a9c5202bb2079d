import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { ruleList } from "~/money/queries/match-rule/rule-list.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { BankTabs } from "~/ui/bank/bank-tabs";
import { RuleTable } from "~/ui/bank/match/rule-table";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const all = new URL(request.url).searchParams.get("view") === "all";
  return {
    title: readerText(request)("match:rules.title"),
    all,
    rules: await staff.read(ruleList, { all }),
    mayDraft: staff.permissions.has("match:confirm"),
  };
}

export default function Rules() {
  const { t } = useTranslation("match");
  const { all, rules, mayDraft } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => type.startsWith("match_rule."));
  return (
    <PageWorklist
      title={t("rules.title")}
      actions={
        mayDraft && (
          <LinkButton look="primary" to="/bank/rules/new">
            {t("rules.new")}
          </LinkButton>
        )
      }
      tabs={
        <>
          <BankTabs current="rules" />
          <Tabs
            label={t("rules.views.label")}
            current={all ? "all" : "live"}
            tabs={[
              { key: "live", label: t("rules.views.live"), href: "/bank/rules" },
              { key: "all", label: t("rules.views.all"), href: "/bank/rules?view=all" },
            ]}
          />
        </>
      }
    >
      <RuleTable rules={rules} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank" />;
}
