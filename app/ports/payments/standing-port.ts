import type { Money } from "~/money/domain/amount/money";
import type { CivilDate } from "~/office/domain/calendar-date";

import type { CallResult, Checkout, PaymentSnapshot, ProcessorPlace, Rail } from "./port";

export interface MandateSetupRequest extends ProcessorPlace {
  mandateId: string;
  /** One line the holder reads on the processor's page. */
  description: string;
  customerEmail?: string;
  successUrl: string;
  cancelUrl: string;
  rail: Rail;
  /** What the holder allows; a processor that registers a permission with the bank must be told. */
  terms?: {
    maxAmount: Money;
    lastOn: CivilDate;
  };
}

/**
 * Where a setup stands. `open`: the page waits for the holder. `awaiting_bank`: the account is being verified.
 * `ended`: it was in force and the holder or the bank took it back.
 */
export type MandateSetupState = "open" | "awaiting_bank" | "active" | "ended" | "failed" | "expired";

export interface MandateSetupSnapshot {
  setupRef: string;
  mandateId?: string;
  state: MandateSetupState;
  /** The processor's name for the permission; known once it is in force. */
  mandateRef?: string;
  /** What a charge names; opaque, and of no use to anybody but this account. */
  payer?: Payer;
  method?: { kind: string; brand?: string; last4?: string };
  /** Capitals; also set while the holder may still try another card. */
  failureCode?: string;
}

export interface Payer {
  customerRef: string;
  methodRef: string;
}

export interface ChargeRequest extends ProcessorPlace {
  paymentId: string;
  /** With the payment id the idempotency key. */
  attempt: number;
  amount: Money;
  purpose: string;
  description: string;
  rail: Rail;
  payer: Payer;
  /** Absent where the processor keeps no permission beside the card. */
  mandateRef?: string;
}

/** Draws money by a standing permission, with nobody at the page. No method throws for anything the processor does. */
export interface StandingPaymentsPort {
  /** Opens a hosted page where the holder names a card or bank account. Repeating the request returns the same page. */
  createMandateSetup(request: MandateSetupRequest): Promise<CallResult<Checkout>>;
  /** The present truth about one setup; `failed NOT_FOUND` when this account does not hold it. */
  fetchMandateSetup(place: ProcessorPlace & { setupRef: string }): Promise<CallResult<MandateSetupSnapshot>>;
  /** `accepted` while the bank has not answered; `failed` with the decline's code. */
  charge(request: ChargeRequest): Promise<CallResult<PaymentSnapshot>>;
}
