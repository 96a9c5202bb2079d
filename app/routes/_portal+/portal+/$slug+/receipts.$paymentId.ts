import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { receiptFileName, receiptPdf } from "~/collections/letters/receipt-pdf.server";
import { receiptFacts } from "~/collections/queries/payment/receipt-facts.server";
import { requireCustomer } from "~/people/access/require-customer.server";
import { fileAnswer } from "~/platform/http/file-answer.server";

/** The receipt of a payment on an account of one's own. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const id = z.uuid().safeParse(params.paymentId);
  const receipt = id.success ? await customer.read(receiptFacts, { paymentId: id.data }) : null;
  if (!receipt) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  return fileAnswer(await receiptPdf(receipt), { name: receiptFileName(receipt), type: "application/pdf" });
}
