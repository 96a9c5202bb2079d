import type { ApiRoutes } from "../http/api-request";
import { billingRoutes } from "../billing/routes";
import { accountLinkRoutes } from "./account-links";
import { accountRoutes } from "./accounts";
import { balanceTransactionRoutes } from "./balance-transactions";
import { chargeRoutes } from "./charges";
import { checkoutSessionRoutes } from "./checkout-sessions";
import { disputeRoutes } from "./disputes";
import { eventRoutes } from "./events";
import { paymentIntentRoutes } from "./payment-intents";
import { payoutRoutes } from "./payouts";
import { refundRoutes } from "./refunds";
import { setupIntentRoutes } from "./setup-intents";

export const apiRoutes: ApiRoutes = {
  ...accountLinkRoutes,
  ...accountRoutes,
  ...balanceTransactionRoutes,
  ...billingRoutes,
  ...chargeRoutes,
  ...checkoutSessionRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...paymentIntentRoutes,
  ...payoutRoutes,
  ...refundRoutes,
  ...setupIntentRoutes,
};
