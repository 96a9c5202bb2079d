import type { ActionFunctionArgs } from "@remix-run/node";

import { takeProviderEvent } from "~/jobs/take-provider-event.server";
import { requireSignature } from "~/people/access/require-signature.server";
import { SignatureWatch } from "~/ports/payment-events/signature-watch.server";
import { currentPorts } from "~/ports/current-ports.server";

const watch = new SignatureWatch("razorpay");

/** Razorpay's news: verified, stored, answered; a job acts on it (spec 05 §8). */
export async function action({ request }: ActionFunctionArgs) {
  const { rawBody, event } = await requireSignature(request, (body, headers) =>
    watch.seen(currentPorts().verifyRazorpayWebhook(body, headers)),
  );
  const taken = await takeProviderEvent(event, rawBody);
  return Response.json({ received: true, known: taken === "known" });
}
