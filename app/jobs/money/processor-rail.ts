import type { MandateRail } from "~/money/domain/mandate/mandate";
import type { Rail } from "~/ports/payments/port";

const RAILS: Partial<Record<MandateRail, Rail>> = {
  ach: "us_bank_account",
  enach: "emandate",
  upi_autopay: "upi",
};

/** What the processor calls the rail of a mandate. */
export function processorRail(rail: MandateRail): Rail {
  return RAILS[rail] ?? "card";
}
