import type { z } from "zod";

import type { CircuitBreaker } from "../circuit-breaker";

export interface RazorpayConfig {
  keyId: string;
  keySecret: string;
  /** Newest first; several during a rotation. */
  webhookSecrets: readonly string[];
  /** Another address than https://api.razorpay.com. */
  apiBase?: string;
  timeoutMs?: number;
  /** Pauses before the second, third … try of a call that failed on the way. Default 2 s, 4 s, 8 s. */
  retryDelaysMs?: readonly number[];
  sleep?: (milliseconds: number) => Promise<void>;
  now?: () => number;
  /** Given when several adapters of one process share the state of the line to Razorpay. */
  breaker?: CircuitBreaker;
}

export interface RazorpayAsk {
  method: "GET" | "POST" | "PATCH";
  /** With the version, such as `/v1/payments/pay_1`. */
  path: string;
  /** The tenant's account that is acted on; absent for calls about accounts themselves. */
  accountRef?: string;
  query?: Record<string, string | number>;
  body?: object;
  headers?: Record<string, string>;
}

export type RazorpayFailure = "timeout" | "network" | "shape" | "status";

/** Why a call gave no value. `reason`, `code` and `field` are Razorpay's own words, where it gave any. */
export class RazorpayError extends Error {
  override name = "RazorpayError";

  constructor(
    readonly failure: RazorpayFailure,
    message: string,
    readonly status = 0,
    readonly code?: string,
    readonly reason?: string,
  ) {
    super(message);
  }
}

/** Sends one request to Razorpay and reads its answer. No retries here. */
export class RazorpayClient {
  private readonly base: string;
  private readonly authorization: string;
  private readonly timeoutMs: number;

  constructor({ keyId, keySecret, apiBase, timeoutMs }: RazorpayConfig) {
    this.base = apiBase ?? "https://api.razorpay.com";
    this.authorization = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString("base64")}`;
    this.timeoutMs = timeoutMs ?? 20_000;
  }

  /**
   * @throws RazorpayError whatever goes wrong, also when the answer is not of the shape asked for
   */
  async send<Shape extends z.ZodType>(ask: RazorpayAsk, shape: Shape): Promise<z.output<Shape>> {
    const { status, body } = await this.exchange(ask);
    if (status < 200 || status > 299) throw refusalOf(status, body);
    const read = shape.safeParse(body);
    if (read.success) return read.data;
    throw new RazorpayError("shape", "Razorpay's answer is not what its documentation says", status);
  }

  private async exchange(ask: RazorpayAsk): Promise<{ status: number; body: unknown }> {
    const url = new URL(this.base + ask.path);
    for (const [name, value] of Object.entries(ask.query ?? {})) url.searchParams.append(name, String(value));
    try {
      const response = await fetch(url, {
        method: ask.method,
        headers: {
          authorization: this.authorization,
          ...(ask.body && { "content-type": "application/json" }),
          ...(ask.accountRef && { "x-razorpay-account": ask.accountRef }),
          ...ask.headers,
        },
        body: ask.body && JSON.stringify(ask.body),
        redirect: "error",
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch (error) {
      if (error instanceof Error && error.name === "TimeoutError")
        throw new RazorpayError("timeout", "Razorpay did not answer in time");
      if (error instanceof TypeError) throw new RazorpayError("network", "Razorpay cannot be reached");
      throw error;
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // a gateway's page of HTML says nothing that the status does not
    return null;
  }
}

function refusalOf(status: number, body: unknown): RazorpayError {
  const said = (body as { error?: Record<string, unknown> } | null)?.error;
  const word = (name: string) => {
    const value = said?.[name];
    return typeof value === "string" && value !== "" && value !== "NA" ? value : undefined;
  };
  const message = word("description") ?? `Razorpay answered ${status}`;
  return new RazorpayError("status", message, status, word("code"), word("reason"));
}
