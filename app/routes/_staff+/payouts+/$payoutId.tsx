import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { cancelPayout } from "~/money/commands/payout/cancel-payout.server";
import { recordPayoutFailure } from "~/money/commands/payout/record-payout-failure.server";
import { redraftPayout } from "~/money/commands/payout/redraft-payout.server";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { submitPayout } from "~/money/commands/payout/submit-payout.server";
import { payoutPage } from "~/money/queries/payout/payout-page.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { errorText } from "~/ui/form/error-text";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageRecord } from "~/ui/page/page-record";
import { PayoutActs } from "~/ui/payment/payout/payout-acts";
import { PayoutFacts } from "~/ui/payment/payout/payout-facts";
import { PayoutStateBadge } from "~/ui/payment/payout/payout-state-badge";
import { KeyFigures } from "~/ui/record/key-figures";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const payout = requireFound(await staff.read(payoutPage, { payoutId: requireId(params.payoutId) }));
  return {
    title: readerText(request)("payout:page.what"),
    payout,
    may: {
      prepare: staff.permissions.has("payout:prepare"),
      release: staff.permissions.has("payout:release"),
      approve: staff.permissions.has("approval:read"),
    },
  };
}

const reason = z.string("REQUIRED").trim().min(3, "REQUIRED").max(200, "TOO_LONG");
const acts = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("release") }),
  z.object({ intent: z.literal("submit"), reason }),
  z.object({ intent: z.literal("cancel"), reason }),
  z.object({ intent: z.literal("redraft"), externalAccountId: z.uuid("REQUIRED"), reason }),
  z.object({ intent: z.literal("fail"), how: z.string(), code: z.string().default(""), reason }),
]);

const TOLD = {
  release: "released", submit: "submitted", cancel: "cancelled", redraft: "redrafted", fail: "failed",
} as const; // prettier-ignore

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "payout:prepare", "payout:release");
  const payoutId = requireId(params.payoutId);
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.intent === "release" || form.value.intent === "redraft") {
    const fresh = await requireFreshFactor(request, staff, form);
    if (!fresh.ok) return form.reply(fresh.refusal);
  }
  const { intent, ...fields } = form.value;
  const input = { ...fields, payoutId };
  const outcome =
    intent === "release"
      ? await staff.change(releasePayouts, { payoutIds: [payoutId] }, form.key)
      : intent === "submit"
        ? await staff.change(submitPayout, input, form.key)
        : intent === "cancel"
          ? await staff.change(cancelPayout, input, form.key)
          : intent === "redraft"
            ? await staff.change(redraftPayout, input, form.key)
            : await staff.change(recordPayoutFailure, input, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo(`/payouts/${payoutId}`, { tone: "good", key: `payout:flash.${TOLD[intent]}` });
}

export default function Payout() {
  const { t } = useTranslation(["payout", "errors"]);
  const { payout, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ subject }) => subject?.type === "payment" && subject.id === payout.id);
  return (
    <PageRecord
      title={`${t("payout:page.what")} ${payout.paymentNo ?? ""}`.trim()}
      sub={
        <span className="flex min-w-0 flex-wrap items-center gap-2">
          <PayoutStateBadge state={payout.state} />
          <span className="break-words">{payout.holderName}</span>
        </span>
      }
      crumbs={[{ label: t("payout:title"), href: "/payouts" }]}
      actions={<PayoutActs payout={payout} may={may} />}
      banners={
        <>
          {answer?.refusal && (
            <Banner tone="bad" role="alert" title={errorText(answer.refusal.code, t as never)} />
          )}
          {payout.asked && (
            <Banner
              tone="warn"
              title={t("payout:page.asked")}
              action={may.approve && <LinkButton to="/approvals">{t("payout:page.see")}</LinkButton>}
            />
          )}
          {payout.payeeState !== "verified" && (
            <Banner
              tone="warn"
              title={t("payout:page.unverified")}
              action={<LinkButton to="/payouts/payees">{t("payout:page.payees")}</LinkButton>}
            />
          )}
          {payout.approvedByMe && payout.state === "approved" && <Banner title={t("payout:approvedByYou")} />}
        </>
      }
      figures={
        <KeyFigures
          figures={[
            {
              label: t("payout:column.amount"),
              value: <MoneyText value={{ minor: payout.amount, currency: payout.currency }} />,
            },
          ]}
        />
      }
    >
      <PayoutFacts payout={payout} />
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payouts" />;
}
