import { eraseAccounts } from "~/collections/commands/privacy/erase-accounts.server";
import { eraseMoney } from "~/money/commands/privacy/erase-money.server";
import { eraseApprovedCustomer } from "~/people/commands/privacy/erase-approved-customer.server";
import { releaseApprovedHold } from "~/people/commands/privacy/release-hold.server";
import { tellTermsOver } from "~/people/commands/privacy/tell-terms-over.server";
import { reviewHolds } from "~/people/commands/privacy/review-holds.server";

/** What is held, and what two let go of or forget. */
export const privacyReceivers = {
  "approve:legal_hold.release": releaseApprovedHold,
  "approve:customer.erase": eraseApprovedCustomer,
  "erasure:collections": eraseAccounts,
  "erasure:money": eraseMoney,
  "close:03:holds_to_review": reviewHolds,
  "close:03:terms_over": tellTermsOver,
};
