import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";

import { portalPayment } from "~/collections/queries/portal/portal-overview.server";
import { askPayment } from "~/money/commands/payment/ask-payment.server";
import { readForm } from "~/people/access/read-form.server";
import { readUntil } from "~/people/access/live/read-until.server";
import { requireCustomer } from "~/people/access/require-customer.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { readerText } from "~/ui/i18n/reader-text.server";
import { nextLook, paymentView } from "~/ui/portal/payment-view";
import { PaymentPage } from "~/ui/portal/payment-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Quittance" }];

/**
 * From the pay button to the processor's page, and back from it. Coming without `?back` goes on to the
 * card page as soon as it is open; coming back stays and tells what became of the money.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const paymentId = requireId(params.paymentId);
  const { searchParams } = new URL(request.url);
  const back = searchParams.get("back");
  const looks = Math.min(Math.max(Math.trunc(Number(searchParams.get("looks"))) || 0, 0), 999);
  const payment = await readUntil(
    async () => requireFound(await customer.read(portalPayment, { paymentId })),
    ({ state }) => back !== null || state !== "created",
  );
  if (back === null && payment.state === "submitted" && payment.checkoutUrl)
    throw redirect(payment.checkoutUrl, 303);
  const view = paymentView(payment, back);
  if (view === "waiting" && looks > 0 && looks % LOOKS_BEFORE_ASKING === 0)
    await customer.change(askPayment, { paymentId });
  const t = readerText(request);
  return {
    csrf: customer.csrf,
    title: `${t("portal:payment.title")} · ${customer.tenant.displayName}`,
    firm: customer.tenant.displayName,
    payment,
    view,
    next: nextLook(view, looks),
  };
}

/** "Look again", pressed by hand once the page has stopped looking by itself. */
export async function action({ request, params }: ActionFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const form = await readForm(request, z.object({}), customer);
  if (!form.ok) return form.answer;
  const paymentId = requireId(params.paymentId);
  const outcome = await customer.change(askPayment, { paymentId });
  if (!outcome.ok) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  return redirect(`/portal/${customer.tenant.slug}/payments/${paymentId}?back=paid`, 303);
}

/** Ten seconds of looking without news: then the processor is asked. */
const LOOKS_BEFORE_ASKING = 5;

export default function PortalPaymentPage() {
  const { firm, payment, view, next } = useLoaderData<typeof loader>();
  const { slug = "" } = useParams();
  return <PaymentPage firm={firm} payment={payment} view={view} next={next} start={`/portal/${slug}`} />;
}
