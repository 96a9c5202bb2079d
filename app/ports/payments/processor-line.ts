import { CircuitBreaker } from "./circuit-breaker";
import type { CallResult, UnknownCode } from "./port";

/** What an error of a processor's client means. */
export type Verdict =
  | { kind: "refused"; code: string; message: string }
  | { kind: "unknown"; code: UnknownCode; message: string; retry: boolean; lineIsDown: boolean };

export interface LineConfig {
  /** Pauses before the second, third … try of a call that failed on the way. Default 2 s, 4 s, 8 s. */
  retryDelaysMs?: readonly number[];
  sleep?: (milliseconds: number) => Promise<void>;
  now?: () => number;
  /** Given when several adapters of one process share the state of the line. */
  breaker?: CircuitBreaker;
}

const DELAYS = [2_000, 4_000, 8_000];

/** The line to one processor: tries again, pauses when it is down, and turns every answer into a `CallResult`. */
export class ProcessorLine {
  private readonly breaker: CircuitBreaker;
  private readonly delays: readonly number[];
  private readonly sleep: (milliseconds: number) => Promise<void>;

  constructor(
    private readonly processor: string,
    config: LineConfig,
  ) {
    this.breaker = config.breaker ?? new CircuitBreaker({ now: config.now ?? Date.now });
    this.delays = config.retryDelaysMs ?? DELAYS;
    this.sleep = config.sleep ?? ((milliseconds) => new Promise((done) => setTimeout(done, milliseconds)));
  }

  /**
   * `call` must send the same idempotency key each time it is run; where the processor has no key for it, it is sent
   * `once`. `judge` throws what is no answer of the processor.
   */
  async run<T>(
    tenantId: string,
    call: () => Promise<T>,
    judge: (error: unknown) => Verdict,
    once = false,
  ): Promise<CallResult<T>> {
    const circuit = `${this.processor.toLowerCase()}:${tenantId}`;
    for (let attempt = 0; ; attempt += 1) {
      const permit = this.breaker.permit(circuit);
      if (!permit.permitted) return this.unavailable(permit.retryAfterSeconds);
      try {
        const value = await call();
        this.breaker.succeeded(circuit);
        return { result: "succeeded", value };
      } catch (error) {
        const verdict = judge(error);
        if (verdict.kind === "unknown" && verdict.lineIsDown) this.breaker.failed(circuit);
        else this.breaker.succeeded(circuit);
        const { message } = verdict;
        if (verdict.kind === "refused") return { result: "failed", code: verdict.code, message };
        const delay = once ? undefined : this.delays[attempt];
        if (!verdict.retry || delay === undefined) return { result: "unknown", code: verdict.code, message };
        await this.sleep(delay);
      }
    }
  }

  private unavailable(retryAfterSeconds: number): CallResult<never> {
    const message = `${this.processor} did not answer several times in a row; calls are paused`;
    return { result: "unknown", code: "PROCESSOR_UNAVAILABLE", message, retryAfterSeconds };
  }
}
