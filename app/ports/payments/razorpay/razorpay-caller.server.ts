import type { CallResult, UnknownCode } from "../port";
import { ProcessorLine, type Verdict } from "../processor-line";
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

interface RunOptions {
  /** May give a refusal a name of its own. */
  nameRefusal?: (error: RazorpayError) => string | undefined;
  /** For a call that Razorpay has no key for: sent twice it may take effect twice, so it is sent once. */
  once?: boolean;
}

/** Runs calls to Razorpay with retries and the breaker, and turns every answer into a `CallResult`. */
export class RazorpayCaller {
  private readonly line: ProcessorLine;

  constructor(config: RazorpayConfig) {
    this.line = new ProcessorLine("Razorpay", config);
  }

  run<T>(tenantId: string, call: () => Promise<T>, options: RunOptions = {}): Promise<CallResult<T>> {
    const { nameRefusal, once } = options;
    return this.line.run(tenantId, call, (error) => judge(error, nameRefusal), once);
  }
}

/**
 * Refused credentials and a key that is in use tell nothing about an earlier call with the same key, so those are
 * `unknown` and never `failed`.
 */
function judge(error: unknown, nameRefusal: RunOptions["nameRefusal"]): Verdict {
  if (!(error instanceof RazorpayError)) throw error;
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
