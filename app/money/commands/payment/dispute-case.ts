import type { ProcessorSnapshot } from "~/money/domain/payment/processor-snapshot";

/** A dispute while it is booked: what the processor says of it, and where its money stands. */
export interface DisputeCase {
  disputeId: string;
  processorAccountId: string;
  seen: NonNullable<ProcessorSnapshot["dispute"]>;
}
