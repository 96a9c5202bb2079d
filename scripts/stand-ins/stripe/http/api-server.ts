import type { IncomingMessage, ServerResponse } from "node:http";

import { API_VERSION, type StandIn } from "../stand-in";
import { type ApiRoutes, findAction } from "./api-request";
import type { Chaos, Effect } from "./chaos";
import { expandAnswer } from "./expand";
import { parseFormBody } from "./form-body";
import { Idempotency } from "./idempotency";
import { Params } from "./params";
import { StripeFailure } from "./stripe-failure";

interface Answer {
  status: number;
  body: string;
  replayed?: boolean;
}

/** `/v1/…`: keys, accounts, idempotency, errors and disturbances around the resources' actions. */
export class ApiServer {
  private readonly idempotency: Idempotency;

  constructor(
    private readonly standIn: StandIn,
    private readonly routes: ApiRoutes,
    private readonly chaos: Chaos,
    /** Only this secret key is let in; without one, every `sk_test_…`. */
    private readonly secretKey?: string,
  ) {
    this.idempotency = new Idempotency(standIn);
  }

  async respond(request: IncomingMessage, response: ServerResponse, url: URL, body: string): Promise<void> {
    const method = request.method ?? "GET";
    const requestId = this.standIn.newId("req");
    response.setHeader("Request-Id", requestId);
    response.setHeader("Stripe-Version", header(request, "stripe-version") || API_VERSION);
    response.setHeader("Content-Type", "application/json");
    const early = this.chaos.strike(method, url.pathname, "before");
    if (early) return disturb(response, early, requestId);
    const answer = await this.answer(request, method, url, body);
    const late = this.chaos.strike(method, url.pathname, "after");
    if (late) return disturb(response, late, requestId);
    const key = header(request, "idempotency-key");
    if (key) response.setHeader("Idempotency-Key", key);
    if (answer.replayed) response.setHeader("Idempotent-Replayed", "true");
    response.statusCode = answer.status;
    response.end(answer.body);
  }

  private async answer(request: IncomingMessage, method: string, url: URL, body: string): Promise<Answer> {
    const account = header(request, "stripe-account");
    const key = method === "POST" ? header(request, "idempotency-key") : "";
    const slot = key && `${account} ${key}`;
    try {
      this.admit(request, account);
      const earlier = slot ? this.idempotency.begin(slot, { method, path: url.pathname, body }) : undefined;
      if (earlier) return { status: earlier.status, body: earlier.body, replayed: true };
    } catch (error) {
      return toAnswer(error);
    }
    await this.chaos.linger(method, url.pathname);
    try {
      const text = JSON.stringify(this.run(method, url, account, body), null, 2);
      if (slot) this.idempotency.save(slot, 200, text);
      return { status: 200, body: text };
    } catch (error) {
      const answer = toAnswer(error);
      if (slot && error instanceof StripeFailure && error.saved) {
        this.idempotency.save(slot, answer.status, answer.body);
      } else if (slot) this.idempotency.forget(slot);
      return answer;
    }
  }

  private run(method: string, url: URL, account: string, body: string): object {
    const found = findAction(this.routes, method, url.pathname);
    if (!found) {
      const message = `Unrecognized request URL (${method}: ${url.pathname}).`;
      throw new StripeFailure(404, { type: "invalid_request_error", message });
    }
    const params = new Params(parseFormBody(method === "GET" ? url.search.slice(1) : body));
    const answer = found.action(this.standIn, { account, params, id: found.id });
    return expandAnswer(this.standIn, account, answer, params.texts("expand"));
  }

  private admit(request: IncomingMessage, account: string): void {
    const [scheme, secret = ""] = header(request, "authorization").split(" ");
    if (scheme !== "Bearer" || secret === "") {
      const message = "You did not provide an API key. Use Bearer auth in the Authorization header.";
      throw new StripeFailure(401, { type: "invalid_request_error", message });
    }
    const known = this.secretKey === undefined ? secret.startsWith("sk_test_") : secret === this.secretKey;
    const masked = `${secret.slice(0, 8)}${"*".repeat(8)}${secret.slice(-4)}`;
    if (!known) {
      throw new StripeFailure(401, {
        type: "invalid_request_error",
        message: `Invalid API Key provided: ${masked}`,
      });
    }
    if (account && !this.standIn.find("account", "", account)) {
      const message =
        `The provided key '${masked}' does not have access to account '${account}' (or that account does not exist). ` +
        "Application access may have been revoked.";
      throw new StripeFailure(403, { type: "invalid_request_error", code: "account_invalid", message });
    }
  }
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}

function toAnswer(error: unknown): Answer {
  if (!(error instanceof StripeFailure)) throw error;
  return { status: error.status, body: JSON.stringify({ error: error.error }, null, 2) };
}

function disturb(response: ServerResponse, effect: Effect, requestId: string): void {
  // Never answering is the point: the caller gives up, which closes the line.
  if (effect.kind === "timeout") return;
  if (effect.kind === "drop") {
    response.socket?.destroy();
    return;
  }
  const type = effect.status === 429 ? "invalid_request_error" : "api_error";
  const code = effect.status === 429 ? { code: "rate_limit" } : {};
  const message = `Disturbed on request; reference ${requestId}`;
  response.statusCode = effect.status;
  response.end(JSON.stringify({ error: { type, ...code, message } }));
}
