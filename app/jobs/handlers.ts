import type { JobName } from "./catalog";
import { checkImport } from "./collections/check-import.server";
import { loadImport } from "./collections/load-import.server";
import { pollSftp } from "./collections/poll-sftp.server";
import { withdrawImport } from "./collections/withdraw-import.server";
import type { JobHandler } from "./job-host";
import { absorbProviderEvent } from "./money/absorb-provider-event.server";
import { applyAchAnswers } from "./money/ach/apply-ach-answers.server";
import { bookStatement } from "./money/book-statement.server";
import { checkAlerts } from "./money/check-alerts.server";
import { chargeDraft } from "./money/charge-draft.server";
import { checkInvariants } from "./money/check-invariants.server";
import { closeCheckout } from "./money/close-checkout.server";
import { makeReport } from "./money/report/make-report.server";
import { matchLines } from "./money/match-lines.server";
import { openCheckout } from "./money/open-checkout.server";
import { openMandateSetup } from "./money/open-mandate-setup.server";
import { pollProcessor } from "./money/poll-processor.server";
import { checkMandate } from "./money/read-mandate-setup.server";
import { checkPayment } from "./money/read-payment.server";
import { readAchAnswers } from "./money/ach/read-ach-answers.server";
import { readProcessorAccount } from "./money/read-processor-account.server";
import { readStatement } from "./money/read-statement.server";
import { runSchedules } from "./money/report/run-schedules.server";
import { sendDisputeEvidence } from "./money/send-dispute-evidence.server";
import { sendRefund } from "./money/send-refund.server";
import { sealDays } from "./money/seal-days.server";
import { undoStatement } from "./money/undo-statement.server";
import { workDrafts } from "./money/work-drafts.server";
import { staffHandlers } from "./staff-handlers.table";
import { closeDay } from "./office/close-day.server";
import { askBilling } from "./people/ask-billing.server";
import { checkMailDomain } from "./people/domain/check-mail-domain.server";
import { readBilling } from "./people/read-billing.server";
import { workBilling } from "./people/work-billing.server";
import { sendEmail } from "./office/send-email.server";
import { tickHour } from "./office/tick-hour.server";
import { tickMinute } from "./office/tick-minute.server";
import { resealFields } from "./collections/reseal-fields.server";
import { verifyWholeChain } from "./office/verify-chain.server";

/** The worker's table: job name → what is done. */
export const handlers: Record<JobName, JobHandler> = {
  "check-import": checkImport,
  "load-import": loadImport,
  "withdraw-import": withdrawImport,
  "poll-sftp": pollSftp,
  "match-lines": matchLines,
  "open-checkout": openCheckout,
  "close-checkout": closeCheckout,
  "open-mandate-setup": openMandateSetup,
  "check-mandate": checkMandate,
  "check-mail-domain": checkMailDomain,
  "charge-draft": chargeDraft,
  "work-drafts": workDrafts,
  "send-refund": sendRefund,
  "send-dispute-evidence": sendDisputeEvidence,
  "absorb-provider-event": absorbProviderEvent,
  "poll-processor": pollProcessor,
  "check-payment": checkPayment,
  "read-processor-account": readProcessorAccount,
  "close-day": closeDay,
  "check-invariants": checkInvariants,
  "check-alerts": checkAlerts,
  "run-schedules": runSchedules,
  "make-report": makeReport,
  "read-statement": readStatement,
  "book-statement": bookStatement,
  "read-ach-answers": readAchAnswers,
  "apply-ach-answers": applyAchAnswers,
  "undo-statement": undoStatement,
  "seal-days": sealDays,
  "reseal-fields": resealFields,
  "verify-chain": verifyWholeChain,
  "send-email": sendEmail,
  ...staffHandlers,
  "ask-billing": askBilling,
  "read-billing": readBilling,
  "work-billing": workBilling,
  "tick-minute": tickMinute,
  "tick-hour": tickHour,
};
