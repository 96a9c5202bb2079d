import { describePaymentsContract } from "./payments-contract";
import { openStripeWorld } from "./stripe-world";

describePaymentsContract("Stripe's adapter on the stand-in", openStripeWorld);
