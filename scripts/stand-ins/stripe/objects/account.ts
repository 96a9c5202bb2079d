import type Stripe from "stripe";

export interface AccountDraft {
  id: string;
  created: number;
  country: string;
  currency: string;
  email?: string;
  businessName?: string;
  type: string;
  metadata: Record<string, string>;
}

const WANTED = [
  "business_profile.url",
  "external_account",
  "representative.first_name",
  "tos_acceptance.date",
];

export function newAccount(draft: AccountDraft): Stripe.Account {
  return {
    id: draft.id,
    object: "account",
    business_profile: { name: draft.businessName ?? null } as Stripe.Account.BusinessProfile,
    business_type: null,
    capabilities: {},
    charges_enabled: false,
    country: draft.country,
    created: draft.created,
    default_currency: draft.currency,
    details_submitted: false,
    email: draft.email ?? null,
    metadata: draft.metadata,
    payouts_enabled: false,
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: WANTED,
      disabled_reason: "requirements.past_due",
      errors: [],
      eventually_due: WANTED,
      past_due: WANTED,
      pending_verification: [],
    },
    type: draft.type,
  };
}

/** Everything proven: the account can take cards and bank debits and is paid out. */
export function completeAccount(account: Stripe.Account): void {
  Object.assign(account, {
    charges_enabled: true,
    details_submitted: true,
    payouts_enabled: true,
    capabilities: { card_payments: "active", transfers: "active", us_bank_account_ach_payments: "active" },
    requirements: {
      ...account.requirements,
      currently_due: [],
      disabled_reason: null,
      eventually_due: [],
      past_due: [],
    },
  });
}
