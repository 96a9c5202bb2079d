/** Stripe's public address; the code is the hook's. */
export { action } from "../../hooks+/stripe";
