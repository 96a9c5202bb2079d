import type { LoaderFunctionArgs } from "@remix-run/node";

import type { ReceiptFacts } from "~/collections/domain/payment/receipt-facts";
import { receiptPdf } from "~/collections/letters/receipt-pdf.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { currentPorts } from "~/ports/current-ports.server";
import { readLetterhead } from "~/ports/storage/read-letterhead.server";
import { translator } from "~/ui/i18n/translator.server";

/** A receipt of nobody's payment, to see the letterhead on paper. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { tenant, language } = await requireStaff(request, "setting:read");
  const t = translator(language);
  const sample: ReceiptFacts = {
    id: tenant.id,
    receiptNo: "SAMPLE",
    paymentId: tenant.id,
    issuedOn: tenant.businessDate,
    effectiveDate: tenant.businessDate,
    amount: 12_500n,
    refunded: 0n,
    balance: 37_500n,
    currency: tenant.currency,
    state: "cleared",
    voided: false,
    method: "card",
    reference: null,
    card: { brand: "visa", last4: "4242" },
    accountRef: "SAMPLE-1",
    creditorName: t("firm:brand.sample.creditor"),
    payerName: t("firm:brand.sample.payer"),
    language,
    agency: { legalName: tenant.legalName, displayName: tenant.displayName, country: tenant.country },
    allocation: [{ component: "principal", amount: 12_500n }],
  };
  const mark = await readLetterhead(currentPorts().storage, tenant);
  return fileAnswer(await receiptPdf(sample, mark), { name: "sample-letter.pdf", type: "application/pdf" });
}
