import { createHash } from "node:crypto";

import type { SavedAnswer } from "../state";
import type { StandIn } from "../stand-in";
import { StripeFailure } from "./stripe-failure";

/** Stripe forgets keys after a day at the earliest. */
const KEPT_SECONDS = 86_400;

/** Remembers the answers to keyed requests, per account, as Stripe does: docs.stripe.com/api/idempotent_requests. */
export class Idempotency {
  constructor(private readonly standIn: StandIn) {}

  /** The earlier answer, or nothing after noting that the request has begun. */
  begin(slot: string, request: { method: string; path: string; body: string }): SavedAnswer | undefined {
    const now = this.standIn.now();
    const { answers } = this.standIn.state;
    const fingerprint = fingerprintOf(request);
    const earlier = answers[slot];
    if (earlier && now - earlier.createdAt < KEPT_SECONDS) {
      if (earlier.fingerprint !== fingerprint) throw reused(slot);
      if (earlier.running) throw inUse(slot);
      return earlier;
    }
    answers[slot] = { fingerprint, running: true, status: 0, body: "", createdAt: now };
    return undefined;
  }

  save(slot: string, status: number, body: string): void {
    const answer = this.standIn.state.answers[slot];
    if (answer) Object.assign(answer, { running: false, status, body });
    this.standIn.markChanged();
  }

  /** A request refused before it began leaves its key unused. */
  forget(slot: string): void {
    delete this.standIn.state.answers[slot];
  }
}

function fingerprintOf({ method, path, body }: { method: string; path: string; body: string }): string {
  const sorted = new URLSearchParams(body);
  sorted.sort();
  return createHash("sha256").update(`${method} ${path}\n${sorted.toString()}`).digest("hex");
}

function keyOf(slot: string): string {
  return slot.slice(slot.indexOf(" ") + 1);
}

function reused(slot: string): StripeFailure {
  const message =
    "Keys for idempotent requests can only be used with the same parameters they were first used with. " +
    `Try using a key other than '${keyOf(slot)}' if you meant to execute a different request.`;
  return new StripeFailure(400, { type: "idempotency_error", message });
}

function inUse(slot: string): StripeFailure {
  const message =
    `There is currently another in-progress request using this Idempotent Key: ${keyOf(slot)}. ` +
    "Please try again later.";
  return new StripeFailure(409, { type: "idempotency_error", code: "idempotency_key_in_use", message });
}
