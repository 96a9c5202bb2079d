import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, type ShouldRevalidateFunction, useFetcher, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { accountMandates } from "~/collections/queries/account/account-mandates.server";
import { accountPage } from "~/collections/queries/account/account-page.server";
import { issuedStatements } from "~/collections/queries/account/issued-statements.server";
import { accountTimeline, TIMELINE_KINDS } from "~/collections/queries/account/account-timeline.server";
import { worklistChoices } from "~/collections/queries/worklist/worklist-choices.server";
import type { FormAnswer } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { AccountActs } from "~/ui/account/account-acts";
import { AccountFigures } from "~/ui/account/account-figures";
import { AccountFlow } from "~/ui/account/account-flow";
import { AccountPayments } from "~/ui/account/account-payments";
import { AccountStatements } from "~/ui/account/account-statements";
import { AccountTimeline } from "~/ui/account/account-timeline";
import { CreditorChain } from "~/ui/account/creditor-chain";
import { DebtorCard } from "~/ui/account/debtor-card";
import { NoteForm } from "~/ui/account/note-form";
import { RelatedAccounts } from "~/ui/account/related-accounts";
import { StatusBadge } from "~/ui/account/status-badge";
import { Banner } from "~/ui/action/banner";
import { CopyButton } from "~/ui/action/copy-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { AccountMandates } from "~/ui/payment/mandate/account-mandates";
import { PageRecord } from "~/ui/page/page-record";
import { Panel } from "~/ui/record/panel";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "account:read");
  const accountId = requireId(params["accountId"]);
  const { searchParams } = new URL(request.url);
  const kind = TIMELINE_KINDS.find((one) => one === searchParams.get("kind")) ?? "all";
  const older = searchParams.get("older") ?? undefined;
  const mayAssign = staff.permissions.has("account:assign");
  const [found, timeline, choices, issued, mandates] = await Promise.all([
    staff.read(accountPage, { accountId }),
    staff.read(accountTimeline, { accountId, kind, after: older }),
    mayAssign ? staff.read(worklistChoices, undefined) : null,
    staff.read(issuedStatements, { accountId }),
    staff.read(accountMandates, { accountId }),
  ]);
  const page = requireFound(found);
  const { isSample } = page.account;
  return {
    title: `${page.account.externalRef} ${page.account.debtorName}`,
    page,
    mandates,
    kind,
    timeline,
    older: older !== undefined,
    collectors: choices?.collectors ?? null,
    issued,
    today: staff.tenant.businessDate,
    now: new Date().toISOString(),
    may: {
      note: staff.permissions.has("note:create"),
      pay: staff.permissions.has("payment:record") && !isSample,
      draw: staff.permissions.has("payment:draw") && !isSample,
      manage: staff.permissions.has("mandate:manage") && !isSample,
      privacy: staff.permissions.has("privacy:read"),
    },
  };
}

/** "Somebody changed this account" is only of use with the account as it is now. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

export type AccountScreen = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Account() {
  const { t } = useTranslation(["account", "setup"]);
  const screen = useLoaderData<typeof loader>();
  const { page, timeline, kind, may } = screen;
  const { account } = page;
  const note = useFetcher<FormAnswer | undefined>();
  useLiveRevalidation(({ subject }) => subject?.id === account.id || subject?.id === account.customerId);
  return (
    <PageRecord
      crumbs={[{ label: t("worklist.title"), href: "/worklist" }]}
      title={account.debtorName}
      sub={
        <>
          <span className="num flex items-center">
            {account.externalRef}
            <CopyButton text={account.externalRef} label={t("copyRef")} />
          </span>
          <StatusBadge status={account.status} />
          {account.closeReason && <span>{t(`closeReason.${account.closeReason as "sold"}`)}</span>}
          <span>
            {t("column.collector")}: {account.collectorName ?? t("nobody")}
          </span>
        </>
      }
      actions={<AccountActs account={account} collectors={screen.collectors} may={may} />}
      figures={<AccountFigures account={account} now={screen.now} />}
      flow={<AccountFlow page={page} />}
      aside={
        <Panel title={t("timeline.title")}>
          <div className="grid gap-4">
            {may.note && <NoteForm accountId={account.id} fetcher={note} />}
            <AccountTimeline
              key={`${account.id}${kind}`}
              accountId={account.id}
              kind={kind}
              timeline={timeline}
              older={screen.older}
            />
          </div>
        </Panel>
      }
    >
      {account.isSample && <Banner title={t("setup:sample.account")} />}
      <Outlet context={screen} />
      <AccountPayments payments={page.payments} currency={account.currency} />
      <AccountMandates
        accountId={account.id}
        mandates={screen.mandates}
        mayAct={may.draw}
        mayRecord={may.manage && account.currency === "USD"}
      />
      {!account.isSample && (
        <AccountStatements accountId={account.id} today={screen.today} issued={screen.issued} />
      )}
      <DebtorCard page={page} mayPrivacy={may.privacy} />
      <CreditorChain page={page} />
      <RelatedAccounts related={page.related} />
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/worklist" />;
}
