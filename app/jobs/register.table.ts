import type { Command } from "~/office/commands/command/define-command";
import { addAccountNote } from "~/collections/commands/account/add-account-note.server";
import { issueStatement } from "~/collections/commands/account/issue-statement.server";
import { recordContact } from "~/collections/commands/account/record-contact.server";
import { transitionAccount } from "~/collections/commands/account/transition-account.server";
import { drawPayment } from "~/collections/commands/mandate/draw-payment.server";
import { startDebtorMandate } from "~/collections/commands/mandate/start-debtor-mandate.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { addSftpConnection } from "~/collections/commands/placement/add-sftp-connection.server";
import { approveImport } from "~/collections/commands/placement/approve-import.server";
import { beginImportCheck } from "~/collections/commands/placement/begin-import-check.server";
import { beginPoll } from "~/collections/commands/placement/begin-poll.server";
import { cancelImport } from "~/collections/commands/placement/cancel-import.server";
import { checkImportChunk } from "~/collections/commands/placement/check-import-chunk.server";
import { confirmHostKey } from "~/collections/commands/placement/confirm-host-key.server";
import { calculateCommission } from "~/collections/commands/commission/calculate-commission.server";
import { issueCommissionStatement } from "~/collections/commands/commission/issue-commission-statement.server";
import { setCommissionPlan } from "~/collections/commands/commission/set-commission-plan.server";
import { withdrawCommission } from "~/collections/commands/commission/withdraw-commission.server";
import { resealFields } from "~/collections/commands/keys/reseal-fields.server";
import { calculateRemittance } from "~/collections/commands/remittance/calculate-remittance.server";
import { issueRemittanceStatement } from "~/collections/commands/remittance/issue-remittance-statement.server";
import { payRemittances } from "~/collections/commands/remittance/pay-remittances.server";
import { setContractTerms } from "~/collections/commands/remittance/set-contract-terms.server";
import { withdrawRemittance } from "~/collections/commands/remittance/withdraw-remittance.server";
import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { failImport } from "~/collections/commands/placement/fail-import.server";
import { finishImportCheck } from "~/collections/commands/placement/finish-import-check.server";
import { finishImport } from "~/collections/commands/placement/finish-import.server";
import { loadImportChunk } from "~/collections/commands/placement/load-import-chunk.server";
import { pollConnection } from "~/collections/commands/placement/poll-connection.server";
import { recordPoll } from "~/collections/commands/placement/record-poll.server";
import { startImport } from "~/collections/commands/placement/start-import.server";
import { stopConnection } from "~/collections/commands/placement/stop-connection.server";
import { withdrawImportChunk } from "~/collections/commands/placement/withdraw-import-chunk.server";
import { issueOwnStatement } from "~/collections/commands/portal/issue-own-statement.server";
import { redeemPortalCode } from "~/collections/commands/portal/redeem-portal-code.server";
import { requestPortalCode } from "~/collections/commands/portal/request-portal-code.server";
import { recordPaymentExport } from "~/collections/commands/payment/record-payment-export.server";
import { recordAccountExport } from "~/collections/commands/worklist/record-account-export.server";
import { markNotificationsRead } from "~/office/commands/notification/mark-notifications-read.server";
import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { previewDistribution } from "~/collections/commands/worklist/preview-distribution.server";
import { runDistribution } from "~/collections/commands/worklist/run-distribution.server";
import { loadSampleData } from "~/collections/commands/sample/load-sample-data.server";
import { removeSampleData } from "~/collections/commands/sample/remove-sample-data.server";
import { setCollectorCapacity } from "~/collections/commands/worklist/set-collector-capacity.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { confirmFreezeLift } from "~/money/commands/invariant/confirm-freeze-lift.server";
import { requestInvariantRun } from "~/money/commands/invariant/request-invariant-run.server";
import { checkAlerts } from "~/money/commands/alert/check-alerts.server";
import { describeBankAccount } from "~/money/commands/bank/describe-bank-account.server";
import { forgetStatementProfile } from "~/money/commands/bank/forget-statement-profile.server";
import { openBankAccount } from "~/money/commands/bank/open-bank-account.server";
import { absorbBalanceItems } from "~/money/commands/provider/absorb-balance-items.server";
import { absorbPayout } from "~/money/commands/provider/absorb-payout.server";
import { recordEventsRead } from "~/money/commands/provider/record-events-read.server";
import { absorbMandateSetup } from "~/money/commands/mandate/absorb-mandate-setup.server";
import { askMandate } from "~/money/commands/mandate/ask-mandate.server";
import { pauseMandate } from "~/money/commands/mandate/pause-mandate.server";
import { presentDraft } from "~/money/commands/mandate/present-draft.server";
import { recordDraftRefused } from "~/money/commands/mandate/record-draft-refused.server";
import { recordMandateSetup } from "~/money/commands/mandate/record-mandate-setup.server";
import { releaseDrafts } from "~/money/commands/mandate/release-drafts.server";
import { resumeMandate } from "~/money/commands/mandate/resume-mandate.server";
import { revokeMandate, revokeOwnMandate } from "~/money/commands/mandate/revoke-mandate.server";
import { sendNotices } from "~/money/commands/mandate/send-notices.server";
import { skipEvent } from "~/money/commands/provider/skip-event.server";
import { replayEvent } from "~/money/commands/provider/replay-event.server";
import { answerDispute } from "~/money/commands/dispute/answer-dispute.server";
import { recordEvidenceSent } from "~/money/commands/dispute/record-evidence-sent.server";
import { addExternalAccount } from "~/money/commands/payee/add-external-account.server";
import { revealPayeeNumber } from "~/money/commands/payee/reveal-payee-number.server";
import { verifyExternalAccount } from "~/money/commands/payee/verify-external-account.server";
import { rejectExternalAccount } from "~/money/commands/payee/reject-external-account.server";
import { draftPayout } from "~/money/commands/payout/draft-payout.server";
import { submitPayout } from "~/money/commands/payout/submit-payout.server";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { acceptBatch } from "~/money/commands/payout/accept-batch.server";
import { recordPayoutFailure } from "~/money/commands/payout/record-payout-failure.server";
import { redraftPayout } from "~/money/commands/payout/redraft-payout.server";
import { cancelPayout } from "~/money/commands/payout/cancel-payout.server";
import { recordBatchExport } from "~/money/commands/payout/record-batch-export.server";
import { setMoneyLimits } from "~/money/commands/payout/set-money-limits.server";
import { confirmByRule } from "~/money/commands/match/confirm-by-rule.server";
import { draftMatchRule } from "~/money/commands/match-rule/draft-match-rule.server";
import { proposeRuleActivation } from "~/money/commands/match-rule/propose-rule-activation.server";
import { retireMatchRule } from "~/money/commands/match-rule/retire-match-rule.server";
import { confirmTwins } from "~/money/commands/match/confirm-twins.server";
import { orderSweep } from "~/money/commands/transfer/order-sweep.server";
import { orderOwnTransfer } from "~/money/commands/transfer/order-own-transfer.server";
import { bankCash } from "~/money/commands/transfer/bank-cash.server";
import { callOffTransfer } from "~/money/commands/transfer/call-off-transfer.server";
import { proposeJournal } from "~/money/commands/ledger/propose-journal.server";
import { proposeReversal } from "~/money/commands/ledger/propose-reversal.server";
import { recordJournalExport } from "~/money/commands/ledger/record-journal-export.server";
import { recordReportExport } from "~/money/commands/ledger/record-report-export.server";
import { beginReport } from "~/money/commands/report/begin-report.server";
import { dropReport } from "~/money/commands/report/drop-report.server";
import { finishReport } from "~/money/commands/report/finish-report.server";
import { requestReport } from "~/money/commands/report/request-report.server";
import { runDueSchedules } from "~/money/commands/report/run-due-schedules.server";
import { scheduleReport } from "~/money/commands/report/schedule-report.server";
import { setScheduleState } from "~/money/commands/report/set-schedule-state.server";
import { absorbPaymentSnapshot } from "~/money/commands/payment/absorb-payment-snapshot.server";
import { connectProcessor } from "~/money/commands/payment/connect-processor.server";
import { letRefundGo } from "~/money/commands/payment/let-refund-go.server";
import { holdSuspected } from "~/money/commands/payment/hold-suspected.server";
import { recordCheckout } from "~/money/commands/payment/record-checkout.server";
import { recordProcessorAccount } from "~/money/commands/payment/record-processor-account.server";
import { recordRefundRefused } from "~/money/commands/payment/record-refund-refused.server";
import { recordDebitExport } from "~/money/commands/ach/record-debit-export.server";
import { setOriginator } from "~/money/commands/ach/set-originator.server";
import { makeDebitFile } from "~/money/commands/ach/make-debit-file.server";
import { takeDebitFile } from "~/money/commands/ach/take-debit-file.server";
import { startAnswerFile } from "~/money/commands/ach/start-answer-file.server";
import { recordAnswers } from "~/money/commands/ach/record-answers.server";
import { commitAnswers } from "~/money/commands/ach/commit-answers.server";
import { applyAnswer } from "~/money/commands/ach/apply-answer.server";
import { listAnswer } from "~/money/commands/ach/list-answer.server";
import { judgeCorrection } from "~/money/commands/ach/judge-correction.server";
import { recordBankMandate } from "~/collections/commands/mandate/record-bank-mandate.server";
import { bringBalances } from "~/money/commands/opening/bring-balances.server";
import { proposeOpening } from "~/money/commands/opening/propose-opening.server";
import { setMigrationDone } from "~/money/commands/opening/set-migration-done.server";
import { proposePaymentReversal } from "~/money/commands/reversal/propose-payment-reversal.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { proposeMatches } from "~/money/commands/match/propose-matches.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { closePeriodSoftly } from "~/money/commands/period/close-period-softly.server";
import { proposePeriodLock } from "~/money/commands/period/propose-period-lock.server";
import { proposePeriodReopening } from "~/money/commands/period/propose-period-reopening.server";
import { judgeBreak } from "~/money/commands/reconciliation/judge-break.server";
import { sealDays } from "~/money/commands/reconciliation/seal-days.server";
import { bookStatementLines } from "~/money/commands/statement/book-statement-lines.server";
import { checkStatement } from "~/money/commands/statement/check-statement.server";
import { commitStatement } from "~/money/commands/statement/commit-statement.server";
import { confirmProfile } from "~/money/commands/statement/confirm-profile.server";
import { judgeDuplicate } from "~/money/commands/statement/judge-duplicate.server";
import { proposeIgnoring } from "~/money/commands/statement/propose-ignoring.server";
import { readStatementAgain } from "~/money/commands/statement/read-statement-again.server";
import { rejectStatement } from "~/money/commands/statement/reject-statement.server";
import { startStatement } from "~/money/commands/statement/start-statement.server";
import { stopBooking } from "~/money/commands/statement/stop-booking.server";
import { takeBackLines } from "~/money/commands/statement/take-back-lines.server";
import { undoStatement } from "~/money/commands/statement/undo-statement.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { withdrawApproval } from "~/office/commands/approval/withdraw-approval.server";
import { beginClose } from "~/office/commands/close/begin-close.server";
import { failCloseStep } from "~/office/commands/close/fail-close-step.server";
import { proposeStepWaiver } from "~/office/commands/close/propose-step-waiver.server";
import { requestClose } from "~/office/commands/close/request-close.server";
import { retryCloseStep } from "~/office/commands/close/retry-close-step.server";
import { runCloseStep } from "~/office/commands/close/run-close-step.server";
import { assignPlan } from "~/people/commands/billing/assign-plan.server";
import { choosePlan } from "~/people/commands/billing/choose-plan.server";
import { endPlan } from "~/people/commands/billing/end-plan.server";
import { grantDiscount } from "~/people/commands/billing/grant-discount.server";
import { meterPlan } from "~/people/commands/billing/meter-plan.server";
import { openBillingPage } from "~/people/commands/billing/open-billing-page.server";
import { recordAsk } from "~/people/commands/billing/record-ask.server";
import { recordCustomer } from "~/people/commands/billing/record-customer.server";
import { recordSubscription } from "~/people/commands/billing/record-subscription.server";
import { refreshBilling } from "~/people/commands/billing/refresh-billing.server";
import { remindFirm } from "~/people/commands/billing/remind-firm.server";
import { recordArchive } from "~/people/commands/audit/record-archive.server";
import { recordAuditExport } from "~/people/commands/audit/record-audit-export.server";
import { recordChainCheck } from "~/people/commands/audit/record-chain-check.server";
import { requestChainCheck } from "~/people/commands/audit/request-chain-check.server";
import { issueApiKey } from "~/people/commands/api-key/issue-api-key.server";
import { revokeApiKey } from "~/people/commands/api-key/revoke-api-key.server";
import { assignRole } from "~/people/commands/permission/assign-role.server";
import { endDelegation } from "~/people/commands/permission/end-delegation.server";
import { lendRights } from "~/people/commands/permission/lend-rights.server";
import { pinField } from "~/people/commands/permission/pin-field.server";
import { reportDenials } from "~/people/commands/permission/report-denials.server";
import { retireRole } from "~/people/commands/permission/retire-role.server";
import { saveRole } from "~/people/commands/permission/save-role.server";
import { setFieldLevel } from "~/people/commands/permission/set-field-level.server";
import { takeRole } from "~/people/commands/permission/take-role.server";
import { viewAs } from "~/people/commands/permission/view-as.server";
import { acceptInvitation } from "~/people/commands/staff/accept-invitation.server";
import { applyFactorReset } from "~/people/commands/staff/apply-factor-reset.server";
import { deactivateStaff } from "~/people/commands/staff/deactivate-staff.server";
import { endStaffSessions } from "~/people/commands/staff/end-staff-sessions.server";
import { installTenant } from "~/people/commands/staff/install-tenant.server";
import { inviteStaff } from "~/people/commands/staff/invite-staff.server";
import { raiseSprayAlert } from "~/people/commands/staff/raise-spray-alert.server";
import { resetFactors } from "~/people/commands/staff/reset-factors.server";
import { revokeInvitation } from "~/people/commands/staff/revoke-invitation.server";
import { renewApproval } from "~/office/commands/approval/renew-approval.server";
import { callOffAbsence } from "~/people/commands/organisation/call-off-absence.server";
import { closeDepartment } from "~/people/commands/organisation/close-department.server";
import { dropHoliday } from "~/people/commands/organisation/drop-holiday.server";
import { handOverWork } from "~/people/commands/organisation/hand-over-work.server";
import { keepHoliday } from "~/people/commands/organisation/keep-holiday.server";
import { placeStaff } from "~/people/commands/organisation/place-staff.server";
import { recordAbsence } from "~/people/commands/organisation/record-absence.server";
import { saveDepartment } from "~/people/commands/organisation/save-department.server";
import { checkMailDomain } from "~/people/commands/mail-domain/check-mail-domain.server";
import { dropMailDomain } from "~/people/commands/mail-domain/drop-mail-domain.server";
import { nameMailDomain } from "~/people/commands/mail-domain/name-mail-domain.server";
import { recordMailCheck } from "~/people/commands/mail-domain/record-mail-check.server";
import { dropLicence } from "~/people/commands/setup/drop-licence.server";
import { goLive } from "~/people/commands/setup/go-live.server";
import { inviteColleagues } from "~/people/commands/setup/invite-colleagues.server";
import { keepAnswer } from "~/people/commands/setup/keep-answer.server";
import { saveAgency } from "~/people/commands/setup/save-agency.server";
import { saveLicence } from "~/people/commands/setup/save-licence.server";
import { answerDesk } from "~/collections/commands/setup/answer-desk.server";
import { skipStep } from "~/people/commands/setup/skip-step.server";
import { placeBrandImage } from "~/people/commands/brand/place-brand-image.server";
import { removeBrandImage } from "~/people/commands/brand/remove-brand-image.server";
import { changeAddressName } from "~/people/commands/tenant/change-address-name.server";
import { requestDomain } from "~/people/commands/web-domain/request-domain.server";
import { recheckDomain } from "~/people/commands/web-domain/recheck-domain.server";
import { removeDomain } from "~/people/commands/web-domain/remove-domain.server";
import { recordDomainLook } from "~/people/commands/web-domain/record-domain-look.server";
import { recordCertificate } from "~/people/commands/web-domain/record-certificate.server";
import { placeHold } from "~/people/commands/privacy/place-hold.server";
import { releaseHold } from "~/people/commands/privacy/release-hold.server";
import { requestErasure } from "~/people/commands/privacy/request-erasure.server";
import { changeSetting } from "~/people/commands/setting/change-setting.server";
import { importSettings } from "~/people/commands/setting/import-settings.server";
import { askAccess } from "~/people/commands/operator/ask-access.server";
import { breakGlass } from "~/people/commands/operator/break-glass.server";
import { decideAccess } from "~/people/commands/operator/decide-access.server";
import { endAccess, leaveAccess } from "~/people/commands/operator/end-access.server";
import { setConsent } from "~/people/commands/operator/set-consent.server";
import { ageTenant } from "~/people/commands/tenant/age-tenant.server";
import { extendTrial } from "~/people/commands/tenant/extend-trial.server";
import { moveTenant } from "~/people/commands/tenant/move-tenant.server";
import { unlockStaff } from "~/people/commands/staff/unlock-staff.server";

/** A command whose input and answer are known to its caller only. */
export type AnyCommand = Command<never, unknown>;

/**
 * Every command by its name: what approvals, automation, bulk acts and the permission matrix run by name.
 * A command that is not here does not exist for them.
 */
export const register: Readonly<Record<string, AnyCommand>> = Object.fromEntries(
  [
    addAccountNote,
    recordContact,
    issueStatement,
    transitionAccount,
    recordDebtorPayment,
    startDebtorCheckout,
    drawPayment,
    startDebtorMandate,
    addSftpConnection,
    approveImport,
    beginImportCheck,
    beginPoll,
    cancelImport,
    checkImportChunk,
    confirmHostKey,
    createCreditor,
    calculateCommission,
    issueCommissionStatement,
    setCommissionPlan,
    withdrawCommission,
    resealFields,
    calculateRemittance,
    issueRemittanceStatement,
    payRemittances,
    setContractTerms,
    withdrawRemittance,
    failImport,
    finishImportCheck,
    finishImport,
    loadImportChunk,
    pollConnection,
    recordPoll,
    startImport,
    stopConnection,
    withdrawImportChunk,
    issueOwnStatement,
    redeemPortalCode,
    requestPortalCode,
    assignAccounts,
    recordAccountExport,
    recordPaymentExport,
    markNotificationsRead,
    previewDistribution,
    runDistribution,
    setCollectorCapacity,
    recordJournalExport,
    recordReportExport,
    checkInvariants,
    checkAlerts,
    confirmFreezeLift,
    requestInvariantRun,
    proposeJournal,
    proposeReversal,
    confirmMatch,
    proposeMatches,
    unmatchLine,
    closePeriodSoftly,
    proposePeriodLock,
    proposePeriodReopening,
    decideApproval,
    withdrawApproval,
    renewApproval,
    absorbPaymentSnapshot,
    connectProcessor,
    letRefundGo,
    recordCheckout,
    holdSuspected,
    recordProcessorAccount,
    recordRefundRefused,
    requestRefund,
    bringBalances,
    proposeOpening,
    setMigrationDone,
    proposePaymentReversal,
    recordDebitExport,
    setOriginator,
    makeDebitFile,
    takeDebitFile,
    startAnswerFile,
    recordAnswers,
    commitAnswers,
    applyAnswer,
    listAnswer,
    judgeCorrection,
    recordBankMandate,
    answerDispute,
    absorbMandateSetup,
    askMandate,
    pauseMandate,
    presentDraft,
    recordDraftRefused,
    recordMandateSetup,
    releaseDrafts,
    resumeMandate,
    revokeMandate,
    revokeOwnMandate,
    sendNotices,
    absorbBalanceItems,
    absorbPayout,
    recordEventsRead,
    replayEvent,
    skipEvent,
    recordEvidenceSent,
    addExternalAccount,
    revealPayeeNumber,
    verifyExternalAccount,
    rejectExternalAccount,
    draftPayout,
    submitPayout,
    releasePayouts,
    acceptBatch,
    recordPayoutFailure,
    redraftPayout,
    cancelPayout,
    recordBatchExport,
    setMoneyLimits,
    confirmTwins,
    confirmByRule,
    draftMatchRule,
    proposeRuleActivation,
    retireMatchRule,
    orderSweep,
    orderOwnTransfer,
    bankCash,
    callOffTransfer,
    describeBankAccount,
    forgetStatementProfile,
    openBankAccount,
    judgeBreak,
    sealDays,
    bookStatementLines,
    checkStatement,
    commitStatement,
    confirmProfile,
    judgeDuplicate,
    proposeIgnoring,
    readStatementAgain,
    rejectStatement,
    startStatement,
    stopBooking,
    takeBackLines,
    undoStatement,
    beginReport,
    dropReport,
    finishReport,
    requestReport,
    runDueSchedules,
    scheduleReport,
    setScheduleState,
    beginClose,
    failCloseStep,
    proposeStepWaiver,
    requestClose,
    retryCloseStep,
    runCloseStep,
    recordArchive,
    recordAuditExport,
    recordChainCheck,
    requestChainCheck,
    issueApiKey,
    revokeApiKey,
    acceptInvitation,
    applyFactorReset,
    deactivateStaff,
    endStaffSessions,
    raiseSprayAlert,
    resetFactors,
    callOffAbsence,
    closeDepartment,
    dropHoliday,
    handOverWork,
    keepHoliday,
    placeStaff,
    recordAbsence,
    saveDepartment,
    skipStep,
    answerDesk,
    checkMailDomain,
    dropMailDomain,
    nameMailDomain,
    recordMailCheck,
    dropLicence,
    goLive,
    inviteColleagues,
    keepAnswer,
    saveAgency,
    saveLicence,
    loadSampleData,
    removeSampleData,
    changeSetting,
    placeBrandImage,
    changeAddressName,
    requestDomain,
    recheckDomain,
    removeDomain,
    recordDomainLook,
    recordCertificate,
    removeBrandImage,
    placeHold,
    releaseHold,
    requestErasure,
    importSettings,
    assignRole,
    endDelegation,
    lendRights,
    pinField,
    reportDenials,
    retireRole,
    setFieldLevel,
    saveRole,
    takeRole,
    viewAs,
    unlockStaff,
    askAccess,
    breakGlass,
    decideAccess,
    endAccess,
    leaveAccess,
    setConsent,
    assignPlan,
    choosePlan,
    endPlan,
    grantDiscount,
    meterPlan,
    openBillingPage,
    recordAsk,
    recordCustomer,
    recordSubscription,
    refreshBilling,
    remindFirm,
    ageTenant,
    extendTrial,
    moveTenant,
    installTenant,
    inviteStaff,
    revokeInvitation,
  ].map((command) => [command.name, command as unknown as AnyCommand]),
);
