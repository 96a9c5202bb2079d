import type { LoaderFunctionArgs } from "@remix-run/node";

import { receiptFileName, receiptPdf } from "~/collections/letters/receipt-pdf.server";
import { receiptFacts } from "~/collections/queries/payment/receipt-facts.server";
import { requireCustomer } from "~/people/access/require-customer.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { currentPorts } from "~/ports/current-ports.server";
import { readLetterhead } from "~/ports/storage/read-letterhead.server";

/** The receipt of a payment on an account of one's own. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const paymentId = requireId(params.paymentId);
  const receipt = requireFound(await customer.read(receiptFacts, { paymentId }));
  const mark = await readLetterhead(currentPorts().storage, customer.tenant);
  return fileAnswer(await receiptPdf(receipt, mark), {
    name: receiptFileName(receipt),
    type: "application/pdf",
  });
}
