import { CircuitBreaker } from "../circuit-breaker";
import type { CallResult, UnknownCode } from "../port";
import { RazorpayClient, type RazorpayConfig, RazorpayError } from "./razorpay-client.server";

/** What every call to Razorpay goes through. */
export interface RazorpayLine {
  client: RazorpayClient;
  caller: RazorpayCaller;
  now: () => number;
}

export function openRazorpayLine(config: RazorpayConfig): RazorpayLine {
  const now = config.now ?? Date.now;
  return { client: new RazorpayClient(config), caller: new RazorpayCaller(config), now };
}

type Verdict =
  | { kind: "refused"; code: string; message: string }
  | { kind: "unknown"; code: UnknownCode; message: string; retry: boolean; lineIsDown: boolean };

interface RunOptions {
  /** May give a refusal a name of its own. */
  nameRefusal?: (error: RazorpayError) => string | undefined;
  /** For a call that Razorpay has no key for: sent twice it may take effect twice, so it is sent once. */
  once?: boolean;
}

/** Runs calls to Razorpay with retries and the breaker, and turns every answer into a `CallResult`. */
export class RazorpayCaller {
  private readonly breaker: CircuitBreaker;
  private readonly delays: readonly number[];
  private readonly sleep: (milliseconds: number) => Promise<void>;

  constructor(config: RazorpayConfig) {
    this.breaker = config.breaker ?? new CircuitBreaker({ now: config.now ?? Date.now });
    this.delays = config.retryDelaysMs ?? [2_000, 4_000, 8_000];
    this.sleep = config.sleep ?? ((milliseconds) => new Promise((done) => setTimeout(done, milliseconds)));
  }

  async run<T>(tenantId: string, call: () => Promise<T>, options: RunOptions = {}): Promise<CallResult<T>> {
    const circuit = `razorpay:${tenantId}`;
    for (let attempt = 0; ; attempt += 1) {
      const permit = this.breaker.permit(circuit);
      if (!permit.permitted) return unavailable(permit.retryAfterSeconds);
      try {
        const value = await call();
        this.breaker.succeeded(circuit);
        return { result: "succeeded", value };
      } catch (error) {
        if (!(error instanceof RazorpayError)) throw error;
        const verdict = judge(error, options.nameRefusal);
        if (verdict.kind === "unknown" && verdict.lineIsDown) this.breaker.failed(circuit);
        else this.breaker.succeeded(circuit);
        if (verdict.kind === "refused")
          return { result: "failed", code: verdict.code, message: verdict.message };
        const delay = options.once ? undefined : this.delays[attempt];
        if (!verdict.retry || delay === undefined)
          return { result: "unknown", code: verdict.code, message: verdict.message };
        await this.sleep(delay);
      }
    }
  }
}

function unavailable(retryAfterSeconds: number): CallResult<never> {
  const message = "Razorpay did not answer several times in a row; calls are paused";
  return { result: "unknown", code: "PROCESSOR_UNAVAILABLE", message, retryAfterSeconds };
}

/**
 * Refused credentials and a key that is in use tell nothing about an earlier call with the same key, so those are
 * `unknown` and never `failed`.
 */
function judge(error: RazorpayError, nameRefusal: RunOptions["nameRefusal"]): Verdict {
  const { failure, status, code, message } = error;
  const unknown = (said: UnknownCode, retry: boolean, lineIsDown: boolean): Verdict => ({
    kind: "unknown",
    code: said,
    message,
    retry,
    lineIsDown,
  });
  if (failure === "timeout") return unknown("TIMEOUT", true, true);
  if (failure === "network") return unknown("NETWORK", true, true);
  if (failure === "shape") return unknown("PROVIDER_ERROR", false, false);
  if (status === 401 || status === 403) return unknown("NOT_AUTHORISED", false, false);
  if (status === 409) return unknown("IN_PROGRESS", true, false);
  if (status === 429) return unknown("RATE_LIMITED", true, false);
  if (status >= 500 || code === "SERVER_ERROR") return unknown("PROVIDER_ERROR", true, true);
  if (status === 400 && /idempoten/i.test(message)) return unknown("KEY_REUSED", false, false);
  if (isNotFound(error)) return { kind: "refused", code: "NOT_FOUND", message };
  return { kind: "refused", code: nameRefusal?.(error) ?? toFailureCode(error), message };
}

/** Razorpay answers 400, not 404, for a reference that this account does not hold. */
function isNotFound({ status, message }: RazorpayError): boolean {
  return (
    status === 404 || /\bid provided does not exist|is not a valid id|account does not exist/i.test(message)
  );
}

/** Razorpay's reason where it says one, else its code. */
export function toFailureCode({ reason, code }: { reason?: string; code?: string }): string {
  return (reason ?? code ?? "refused").toUpperCase();
}
