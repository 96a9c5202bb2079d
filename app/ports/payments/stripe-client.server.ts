import Stripe from "stripe";

import type { CallResult, UnknownCode } from "./port";
import { type LineConfig, ProcessorLine, type Verdict } from "./processor-line";

export interface StripeConfig extends LineConfig {
  secretKey: string;
  /** Newest first; several during a rotation. */
  webhookSecrets: readonly string[];
  /** Another address than api.stripe.com, such as the local stand-in. */
  apiBase?: { host: string; port: number; protocol: "http" | "https" };
  timeoutMs?: number;
}

export function createStripeClient({ secretKey, apiBase, timeoutMs = 20_000 }: StripeConfig): Stripe {
  // Retries are ours: the breaker must see each failure, and the SDK's delays are random.
  return new Stripe(secretKey, { ...apiBase, timeout: timeoutMs, maxNetworkRetries: 0, telemetry: false });
}

/** Runs calls to Stripe with retries and the breaker, and turns every answer into a `CallResult`. */
export class StripeCaller {
  private readonly line: ProcessorLine;

  constructor(config: StripeConfig) {
    this.line = new ProcessorLine("Stripe", config);
  }

  /**
   * `call` must send the same idempotency key each time it is run. `nameRefusal` may give a refusal a name of its own.
   */
  run<T>(
    tenantId: string,
    call: () => Promise<T>,
    nameRefusal: (error: Stripe.errors.StripeError) => string | undefined = () => undefined,
  ): Promise<CallResult<T>> {
    return this.line.run(tenantId, call, (error) => judge(error, nameRefusal));
  }
}

/**
 * A key that is refused, unknown or in use tells nothing about an earlier call with the same idempotency key,
 * so those are `unknown` and never `failed`: a refund that timed out must not look refused because a secret was rotated.
 */
function judge(
  error: unknown,
  nameRefusal: (error: Stripe.errors.StripeError) => string | undefined,
): Verdict {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { message, statusCode } = error;
  const mayRetry = error.headers?.["stripe-should-retry"] !== "false";
  const unknown = (code: UnknownCode, retry: boolean, lineIsDown: boolean): Verdict => ({
    kind: "unknown",
    code,
    message,
    retry: retry && mayRetry,
    lineIsDown,
  });
  if (error instanceof Stripe.errors.StripeConnectionError) {
    return unknown(isTimeout(error) ? "TIMEOUT" : "NETWORK", true, true);
  }
  if (error instanceof Stripe.errors.StripeRateLimitError) return unknown("RATE_LIMITED", true, false);
  if (error instanceof Stripe.errors.StripeAuthenticationError)
    return unknown("NOT_AUTHORISED", false, false);
  if (error instanceof Stripe.errors.StripePermissionError) return unknown("NOT_AUTHORISED", false, false);
  if (error instanceof Stripe.errors.StripeIdempotencyError) return unknown("KEY_REUSED", false, false);
  if (statusCode === 409) return unknown("IN_PROGRESS", true, false);
  if (statusCode === undefined || statusCode >= 500) return unknown("PROVIDER_ERROR", true, true);
  return { kind: "refused", code: nameRefusal(error) ?? toFailureCode(error), message };
}

function isTimeout(error: Stripe.errors.StripeError): boolean {
  const { detail } = error;
  return detail instanceof Error && "code" in detail && detail.code === "ETIMEDOUT";
}

interface StripeFailure {
  code?: string | null;
  decline_code?: string | null;
  type?: string;
  rawType?: string;
}

/** Our word for Stripe's reason: the bank's own reason where it gave one, else Stripe's code. */
export function toFailureCode({ code, decline_code, rawType, type }: StripeFailure): string {
  const reason = decline_code && decline_code !== "generic_decline" ? decline_code : code;
  if (reason === "resource_missing") return "NOT_FOUND";
  if (reason === "payment_intent_authentication_failure") return "AUTHENTICATION_FAILED";
  return (reason || rawType || type || "refused").toUpperCase();
}
