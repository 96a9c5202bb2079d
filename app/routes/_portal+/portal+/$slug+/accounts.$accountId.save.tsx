import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";

import { startDebtorMandate } from "~/collections/commands/mandate/start-debtor-mandate.server";
import { portalOverview } from "~/collections/queries/portal/portal-overview.server";
import { termsOf } from "~/money/domain/mandate/mandate-terms";
import { readForm } from "~/people/access/read-form.server";
import { type CustomerAccess, requireCustomer } from "~/people/access/require-customer.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { formatCivilDate } from "~/ui/format/format-date";
import { readerText } from "~/ui/i18n/reader-text.server";
import { SavePage } from "~/ui/portal/save-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Quittance" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  requireFresh(customer);
  const { accounts, payable } = await customer.read(portalOverview, undefined);
  const account = requireFound(accounts.find((one) => one.id === params.accountId) ?? null);
  const rails = account.currency === "USD" ? (["card", "ach"] as const) : (["card"] as const);
  return {
    csrf: customer.csrf,
    title: `${readerText(request)("portal:mandate.title")} · ${customer.tenant.displayName}`,
    firm: customer.tenant.displayName,
    account,
    payable,
    wordings: rails.map((rail) => ({ rail, text: wordingOf(request, customer, rail) })),
  };
}

/** The words that are shown are the words that are kept: made here both times. */
function wordingOf(request: Request, { tenant, language }: CustomerAccess, rail: "card" | "ach"): string {
  const { preNoticeDays: days, endsOn } = termsOf(tenant.country, rail, tenant.businessDate);
  const t = readerText(request);
  const notice = days > 0 ? t("portal:mandate.wordingNotice", { count: days }) : "";
  const date = formatCivilDate(endsOn, `${language}-${tenant.country}`);
  const words = { firm: tenant.displayName, date, notice };
  return t(`portal:mandate.wording.${rail}`, words).trim();
}

const saveForm = z.object({
  rail: z.enum(["card", "ach"], "REQUIRED"),
  maxAmount: z.string("REQUIRED").trim().min(1, "REQUIRED").max(30, "AMOUNT_TOO_LARGE"),
  agree: z.literal("on", "AGREE_FIRST"),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  requireFresh(customer);
  const form = await readForm(request, saveForm, customer);
  if (!form.ok) return form.answer;
  const { rail, maxAmount } = form.value;
  const wish = {
    accountId: requireId(params.accountId),
    rail,
    maxAmount,
    wording: wordingOf(request, customer, rail),
  };
  const outcome = await customer.change(startDebtorMandate, wish, form.key);
  if (outcome.ok) return redirect(`/portal/${customer.tenant.slug}/mandates/${outcome.value.mandateId}`, 303);
  if (outcome.refusal.code === "NOT_FOUND") requireFound(null);
  return form.reply(outcome.refusal);
}

/** Source: spec 07 §4.5: who gives a permission proved who they are at most ten minutes ago. */
const FRESH_MS = 10 * 60_000;

function requireFresh(customer: CustomerAccess): void {
  if (Date.now() - customer.provenAt.getTime() > FRESH_MS)
    throw redirect(`/portal/${customer.tenant.slug}?again=1`, 303);
}

export default function PortalSave() {
  const { firm, account, payable, wordings } = useLoaderData<typeof loader>();
  const { slug = "" } = useParams();
  const answer = useActionData<typeof action>();
  return <SavePage {...{ firm, account, payable, wordings, answer }} start={`/portal/${slug}`} />;
}
