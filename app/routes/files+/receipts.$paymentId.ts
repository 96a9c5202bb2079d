import type { LoaderFunctionArgs } from "@remix-run/node";

import { receiptFileName, receiptPdf } from "~/collections/letters/receipt-pdf.server";
import { receiptFacts } from "~/collections/queries/payment/receipt-facts.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { currentPorts } from "~/ports/current-ports.server";
import { readLetterhead } from "~/ports/storage/read-letterhead.server";

/** The receipt of a payment in the staff member's scope. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "payment:read");
  const paymentId = requireId(params.paymentId);
  const receipt = requireFound(await staff.read(receiptFacts, { paymentId }));
  const mark = await readLetterhead(currentPorts().storage, staff.tenant);
  return fileAnswer(await receiptPdf(receipt, mark), {
    name: receiptFileName(receipt),
    type: "application/pdf",
  });
}
