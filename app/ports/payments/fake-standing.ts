import type { FakePayments } from "./fake";
import type { CallResult, Checkout, PaymentSnapshot, ProcessorPlace, Rail } from "./port";
import type {
  ChargeRequest,
  MandateSetupRequest,
  MandateSetupSnapshot,
  StandingPaymentsPort,
} from "./standing-port";

interface FakeSetup extends MandateSetupSnapshot {
  accountRef: string;
  rail: Rail;
  /** what comes of every charge; a bank's answer comes later */
  declines?: string;
}

/** Cards and accounts kept in memory; what is charged joins the payments of the fake processor. */
export class FakeStandingPayments implements StandingPaymentsPort {
  private readonly setups = new Map<string, FakeSetup>();

  constructor(private readonly processor: FakePayments) {}

  createMandateSetup(request: MandateSetupRequest): Promise<CallResult<Checkout>> {
    const { mandateId, accountRef, rail } = request;
    return this.processor.answer("createMandateSetup", `setup:${mandateId}`, request, () => {
      const setupRef = this.processor.name("fake_ms");
      this.setups.set(setupRef, { setupRef, mandateId, accountRef, rail, state: "open" });
      return {
        result: "succeeded",
        value: { checkoutRef: setupRef, url: `https://pay.invalid/${setupRef}` },
      };
    });
  }

  fetchMandateSetup({ accountRef, setupRef }: ProcessorPlace & { setupRef: string }) {
    return this.processor.answer<MandateSetupSnapshot>("fetchMandateSetup", undefined, {}, () => {
      const setup = this.setups.get(setupRef);
      if (setup?.accountRef !== accountRef) return notFound();
      const { accountRef: _, rail: _rail, declines: _declines, ...snapshot } = setup;
      return { result: "succeeded", value: snapshot };
    });
  }

  charge(request: ChargeRequest): Promise<CallResult<PaymentSnapshot>> {
    const key = `${request.paymentId}:${request.attempt}`;
    return this.processor.answer<PaymentSnapshot>("charge", key, request, () => {
      const { accountRef, payer } = request;
      const setup = [...this.setups.values()].find((one) => one.payer?.methodRef === payer.methodRef);
      if (setup?.accountRef !== accountRef) return notFound();
      if (setup.state !== "active") return refused("PAYMENT_INTENT_MANDATE_INVALID");
      if (setup.declines) return refused(setup.declines);
      const payment = this.processor.chargeKept(request, setup.method ?? { kind: setup.rail });
      return { result: payment.state === "succeeded" ? "succeeded" : "accepted", value: payment };
    });
  }

  /** The holder fills in the page. `CODE`: the card is refused and the page stays open. */
  save(setupRef: string, refusedWith?: string): void {
    const setup = this.setup(setupRef);
    if (setup.state !== "open") return;
    if (refusedWith) {
      setup.failureCode = refusedWith;
      return this.tell("setup_intent.setup_failed", setup);
    }
    const bank = setup.rail === "us_bank_account";
    Object.assign(setup, {
      state: "active",
      failureCode: undefined,
      mandateRef: bank ? this.processor.name("fake_mandate") : undefined,
      payer: { customerRef: this.processor.name("fake_cus"), methodRef: this.processor.name("fake_pm") },
      method: bank
        ? { kind: "us_bank_account", brand: "TEST BANK", last4: "6789" }
        : { kind: "card", brand: "visa", last4: "4242" },
    });
    this.tell("setup_intent.succeeded", setup);
  }

  /** The holder never came back to the page. */
  expire(setupRef: string): void {
    const setup = this.setup(setupRef);
    if (setup.state === "open") setup.state = "expired";
    this.tell("checkout.session.expired", setup);
  }

  /** The holder or the bank takes the permission back. */
  end(setupRef: string): void {
    const setup = this.setup(setupRef);
    setup.state = "ended";
    this.tell("mandate.updated", setup);
  }

  /** Every charge from here on is declined. */
  declineCharges(setupRef: string, code: string): void {
    this.setup(setupRef).declines = code;
  }

  private setup(setupRef: string): FakeSetup {
    const setup = this.setups.get(setupRef);
    if (!setup) throw new Error(`No setup ${setupRef}`);
    return setup;
  }

  private tell(type: string, { accountRef, setupRef, mandateId, mandateRef }: FakeSetup): void {
    this.processor.tellSetup(type, { accountRef, setupRef, mandateId, mandateRef });
  }
}

function refused(code: string): CallResult<never> {
  return { result: "failed", code, message: code };
}

function notFound(): CallResult<never> {
  return refused("NOT_FOUND");
}
