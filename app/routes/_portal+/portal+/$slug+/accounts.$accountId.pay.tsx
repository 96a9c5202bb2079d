import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";

import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { portalOverview } from "~/collections/queries/portal/portal-overview.server";
import { readForm } from "~/people/access/read-form.server";
import { type CustomerAccess, requireCustomer } from "~/people/access/require-customer.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PayPage } from "~/ui/portal/pay-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Quittance" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  requireFresh(customer);
  const { accounts, payable } = await customer.read(portalOverview, undefined);
  const account = requireFound(accounts.find((one) => one.id === params.accountId) ?? null);
  const t = readerText(request);
  return {
    csrf: customer.csrf,
    title: `${t("portal:pay.title")} · ${customer.tenant.displayName}`,
    firm: customer.tenant.displayName,
    account,
    payable,
  };
}

const payForm = z
  .object({
    how: z.enum(["full", "part"]).default("full"),
    /** the whole balance as the page showed it: what a person agreed to, not what it became since */
    full: z.string().max(30),
    amount: z.string().trim().max(30).optional(),
  })
  .superRefine(({ how, amount }, context) => {
    if (how === "part" && !amount)
      context.addIssue({ code: "custom", path: ["amount"], message: "CHOOSE_AMOUNT" });
  });

export async function action({ request, params }: ActionFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  requireFresh(customer);
  const form = await readForm(request, payForm, customer);
  if (!form.ok) return form.answer;
  const { how, full, amount = "" } = form.value;
  const wish = { accountId: requireId(params.accountId), amount: how === "full" ? full : amount };
  const outcome = await customer.change(startDebtorCheckout, wish, form.key);
  if (outcome.ok) return redirect(`/portal/${customer.tenant.slug}/payments/${outcome.value.paymentId}`, 303);
  if (outcome.refusal.code === "NOT_FOUND") requireFound(null);
  // with "everything" chosen the amount field is out of sight, so its refusal stands above the form
  return form.reply(how === "full" ? { ...outcome.refusal, fields: undefined } : outcome.refusal);
}

/** Source: spec 07 §4.5: who pays proved who they are at most ten minutes ago. */
const FRESH_MS = 10 * 60_000;

function requireFresh(customer: CustomerAccess): void {
  if (Date.now() - customer.provenAt.getTime() > FRESH_MS)
    throw redirect(`/portal/${customer.tenant.slug}?again=1`, 303);
}

export default function PortalPay() {
  const { firm, account, payable } = useLoaderData<typeof loader>();
  const { slug = "" } = useParams();
  const answer = useActionData<typeof action>();
  return (
    <PayPage firm={firm} account={account} payable={payable} start={`/portal/${slug}`} answer={answer} />
  );
}
