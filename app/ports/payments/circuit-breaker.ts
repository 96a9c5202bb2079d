/**
 * Stops calls to a processor that does not answer, so that people get a clear refusal at once instead of a long wait.
 * Source: 02-collections.md §9.4: opens after 5 failures in 60 s (network, 5xx, time-out; never declines), one probe
 * after 30 s, closes on success. One circuit per key (processor and tenant); memory of this process only.
 */
export interface CircuitBreakerOptions {
  /** Milliseconds on any steady scale. */
  now: () => number;
  failures?: number;
  windowMs?: number;
  probeAfterMs?: number;
}

export type Permit = { permitted: true } | { permitted: false; retryAfterSeconds: number };

interface Circuit {
  failedAt: number[];
  /** When the next probe may go; undefined while closed. */
  probeAt?: number;
}

export class CircuitBreaker {
  private readonly circuits = new Map<string, Circuit>();
  private readonly now: () => number;
  private readonly failures: number;
  private readonly windowMs: number;
  private readonly probeAfterMs: number;

  constructor({ now, failures = 5, windowMs = 60_000, probeAfterMs = 30_000 }: CircuitBreakerOptions) {
    this.now = now;
    this.failures = failures;
    this.windowMs = windowMs;
    this.probeAfterMs = probeAfterMs;
  }

  /** Asks to make one call. While open, the first to ask after the pause becomes the only probe. */
  permit(key: string): Permit {
    const circuit = this.circuits.get(key);
    if (circuit?.probeAt === undefined) return { permitted: true };
    const now = this.now();
    if (now < circuit.probeAt) {
      return { permitted: false, retryAfterSeconds: Math.ceil((circuit.probeAt - now) / 1000) };
    }
    // A probe that never reports back must not keep the circuit open for ever: the next may go after another pause.
    circuit.probeAt = now + this.probeAfterMs;
    return { permitted: true };
  }

  succeeded(key: string): void {
    this.circuits.delete(key);
  }

  failed(key: string): void {
    const now = this.now();
    const circuit = this.circuits.get(key) ?? { failedAt: [] };
    circuit.failedAt = [...circuit.failedAt.filter((at) => now - at < this.windowMs), now];
    if (circuit.probeAt !== undefined || circuit.failedAt.length >= this.failures) {
      circuit.probeAt = now + this.probeAfterMs;
    }
    this.circuits.set(key, circuit);
  }
}
