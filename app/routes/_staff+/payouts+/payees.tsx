import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { addExternalAccount } from "~/money/commands/payee/add-external-account.server";
import { rejectExternalAccount } from "~/money/commands/payee/reject-external-account.server";
import { verifyExternalAccount } from "~/money/commands/payee/verify-external-account.server";
import { payeeList } from "~/money/queries/payout/payee-list.server";
import { payoutParties } from "~/money/queries/payout/payout-parties.server";
import type { Refusal } from "~/office/domain/outcome";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { MoneyOutTabs } from "~/ui/payment/payout/money-out-tabs";
import { PayeeForm } from "~/ui/payment/payout/payee-form";
import { PayeeTable } from "~/ui/payment/payout/payee-table";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

const named = z.object({ holderType: z.enum(["customer", "creditor", "staff"]), holderId: z.uuid() });

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "payout:prepare", "payout:approve");
  const asked = named.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const holder = asked.success ? { type: asked.data.holderType, id: asked.data.holderId } : null;
  const t = readerText(request);
  const parties = holder ? [] : await staff.read(payoutParties, undefined);
  const holders = holder
    ? [{ value: `${holder.type}:${holder.id}`, label: t(`payout:holder.${holder.type}`) }]
    : parties.map(({ type, id, name }) => ({ value: `${type}:${id}`, label: name }));
  return {
    title: t("payout:payees.title"),
    rows: await staff.read(payeeList, { holder }),
    holders,
    now: new Date(),
    may: {
      add: staff.permissions.has("payout:prepare"),
      verify: staff.permissions.has("payout:approve"),
      see: staff.permissions.has("external_account.number:reveal"),
    },
  };
}

const text = z.string("REQUIRED").trim().min(1, "REQUIRED").max(120, "TOO_LONG");
const acts = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("add"),
    holder: z.string("REQUIRED").regex(/^(customer|creditor|staff):/, "REQUIRED"),
    holderName: text,
    bankCode: z.string().default(""),
    number: text,
    kind: text,
  }),
  z.object({ intent: z.literal("verify"), externalAccountId: z.uuid() }),
  z.object({
    intent: z.literal("reject"),
    externalAccountId: z.uuid(),
    reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
  }),
]);

const TOLD = { add: "payeeAdded", verify: "payeeVerified", reject: "payeeRejected" } as const;

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "payout:prepare", "payout:approve");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const { value, key } = form;
  if (value.intent === "add") {
    const [holderType, holderId] = value.holder.split(":");
    const added = await staff.change(addExternalAccount, { ...value, holderType, holderId }, key);
    if (!added.ok) return form.reply(asTyped(added.refusal));
  } else {
    const command = value.intent === "verify" ? verifyExternalAccount : rejectExternalAccount;
    const outcome = await staff.change(command as typeof verifyExternalAccount, value, key);
    if (!outcome.ok) return form.reply(outcome.refusal);
  }
  const { search } = new URL(request.url);
  return flashTo(`/payouts/payees${search}`, { tone: "good", key: `payout:flash.${TOLD[value.intent]}` });
}

/** The form names the party once, the command in two fields. */
function asTyped(refusal: Refusal): Refusal {
  const { holderId, ...fields } = refusal.fields ?? {};
  return { ...refusal, fields: holderId ? { ...fields, holder: holderId } : fields };
}

export default function Payees() {
  const { t } = useTranslation("payout");
  const { rows, holders, now, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => type.startsWith("external_account."));
  return (
    <PageWorklist title={t("payees.title")} tabs={<MoneyOutTabs current="payees" />}>
      <PayeeTable rows={rows} mayVerify={may.verify} maySee={may.see} now={now} answer={answer} />
      {may.add && <PayeeForm holders={holders} answer={answer} />}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payouts" />;
}
