import { createHmac, randomUUID } from "node:crypto";

import type Stripe from "stripe";

import type { Delivery } from "../state";
import type { StandIn } from "../stand-in";

export interface WebhookEndpoint {
  url: string;
  /** Two while a secret is being replaced: each message is then signed with both. */
  secrets: string[];
}

export interface DeliveryOptions {
  endpoints: WebhookEndpoint[];
  /** Pause before the second try; doubled each time. Stripe starts at about an hour. */
  retryBaseMs: number;
  maxAttempts: number;
  timeoutMs: number;
}

/** Sends events to the webhook addresses, oldest first, with retries, and can be held, reordered, repeated or lossy. */
export class Deliveries {
  private holding = false;
  private running?: Promise<void>;
  private stopped = false;

  constructor(
    private readonly standIn: StandIn,
    private readonly options: DeliveryOptions,
  ) {}

  addEndpoint(endpoint: WebhookEndpoint): void {
    this.options.endpoints.push(endpoint);
  }

  /** New messages, newest last. */
  list(): Delivery[] {
    return this.standIn.state.deliveries;
  }

  enqueue(event: Stripe.Event): void {
    for (const { url } of this.options.endpoints) {
      this.list().push({
        id: `whd_${randomUUID()}`,
        eventId: event.id,
        type: event.type,
        endpoint: url,
        payload: JSON.stringify(event, null, 2),
        state: this.holding ? "held" : "pending",
        attempts: [],
        nextAttemptAt: Date.now(),
      });
    }
    this.standIn.markChanged();
    this.pump();
  }

  /** The same event once more, as Stripe sometimes does. */
  repeat(eventId: string): Delivery[] {
    const earlier = this.list().filter((delivery) => delivery.eventId === eventId);
    const byEndpoint = new Map(earlier.map((delivery) => [delivery.endpoint, delivery]));
    const again = [...byEndpoint.values()].map((delivery): Delivery => ({
      ...delivery,
      id: `whd_${randomUUID()}`,
      state: "pending",
      attempts: [],
      nextAttemptAt: Date.now(),
    }));
    this.list().push(...again);
    this.pump();
    return again;
  }

  /** From now on messages wait to be released. */
  hold(): void {
    this.holding = true;
    for (const delivery of this.list()) if (delivery.state === "pending") delivery.state = "held";
  }

  /**
   * Sends what was held: as it came, turned round, or the named deliveries in the given order (others stay held).
   * Holding ends, except when names are given.
   */
  release(order: "given" | "reversed" | string[] = "given"): void {
    const held = this.list().filter(({ state }) => state === "held");
    const chosen = Array.isArray(order)
      ? order.flatMap((id) => held.filter((delivery) => delivery.id === id))
      : order === "reversed"
        ? held.reverse()
        : held;
    if (!Array.isArray(order)) this.holding = false;
    const rest = this.list().filter((delivery) => !chosen.includes(delivery));
    for (const delivery of chosen) Object.assign(delivery, { state: "pending", nextAttemptAt: Date.now() });
    // The queue is sent front to back, so the order of release is the order in the list.
    this.standIn.state.deliveries = [...rest, ...chosen];
    this.pump();
  }

  /** Loses a message that has not arrived yet. */
  drop(id: string): boolean {
    const delivery = this.list().find((candidate) => candidate.id === id);
    if (!delivery || (delivery.state !== "pending" && delivery.state !== "held")) return false;
    delivery.state = "dropped";
    this.standIn.markChanged();
    return true;
  }

  /** Resolves when everything that is due now has been tried. */
  async settled(): Promise<void> {
    this.pump();
    while (this.running) {
      await this.running;
      // A message that came in at the very end of a round has not been seen by it.
      this.pump();
    }
  }

  /** Sends what is due; safe to call at any time. */
  pump(): void {
    if (this.running || this.stopped || !this.nextDue()) return;
    this.running = this.sendAllDue().finally(() => {
      this.running = undefined;
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private nextDue(): Delivery | undefined {
    const now = Date.now();
    return this.list().find(({ state, nextAttemptAt }) => state === "pending" && nextAttemptAt <= now);
  }

  private async sendAllDue(): Promise<void> {
    for (let next = this.nextDue(); next && !this.stopped; next = this.nextDue()) await this.send(next);
  }

  private async send(delivery: Delivery): Promise<void> {
    const endpoint = this.options.endpoints.find(({ url }) => url === delivery.endpoint);
    const attempt = { at: new Date().toISOString() };
    // An address from before a restart may be gone.
    const outcome = endpoint ? await this.post(endpoint, delivery.payload) : { error: "No such endpoint" };
    delivery.attempts.push({ ...attempt, ...outcome });
    const arrived = "status" in outcome && outcome.status >= 200 && outcome.status < 300;
    const givenUp = !endpoint || delivery.attempts.length >= this.options.maxAttempts;
    delivery.state = arrived ? "delivered" : givenUp ? "failed" : "pending";
    delivery.nextAttemptAt = Date.now() + this.options.retryBaseMs * 2 ** (delivery.attempts.length - 1);
    this.standIn.markChanged();
  }

  private async post(
    { url, secrets }: WebhookEndpoint,
    payload: string,
  ): Promise<{ status: number } | { error: string }> {
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "manual",
        signal: AbortSignal.timeout(this.options.timeoutMs),
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
          "Stripe-Signature": signatureOf(payload, secrets),
        },
        body: payload,
      });
      await response.arrayBuffer();
      return { status: response.status };
    } catch (error) {
      return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
    }
  }
}

/** Dated by the real clock: the receiver compares it with its own. */
function signatureOf(payload: string, secrets: string[]): string {
  const time = Math.floor(Date.now() / 1000);
  const signatures = secrets.map(
    (secret) => `v1=${createHmac("sha256", secret).update(`${time}.${payload}`).digest("hex")}`,
  );
  return [`t=${time}`, ...signatures].join(",");
}
