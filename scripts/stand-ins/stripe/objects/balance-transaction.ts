import type Stripe from "stripe";

export interface TransactionDraft {
  id: string;
  type: Stripe.BalanceTransaction.Type;
  reportingCategory: string;
  amount: number;
  fee: number;
  currency: string;
  created: number;
  source: string;
  description?: string;
}

const TWO_DAYS = 2 * 86_400;

export function newBalanceTransaction(draft: TransactionDraft): Stripe.BalanceTransaction {
  const { fee, currency } = draft;
  const details = {
    amount: fee,
    application: null,
    currency,
    description: "Stripe processing fees",
    type: "stripe_fee",
  };
  return {
    id: draft.id,
    object: "balance_transaction",
    amount: draft.amount,
    available_on: draft.created + TWO_DAYS,
    balance_type: "payments",
    created: draft.created,
    currency,
    description: draft.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [details],
    net: draft.amount - fee,
    reporting_category: draft.reportingCategory,
    source: draft.source,
    status: "pending",
    type: draft.type,
  };
}
