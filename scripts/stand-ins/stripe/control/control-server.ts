import type { ServerResponse } from "node:http";

import type { Disturbance } from "../http/chaos";
import type { WebhookEndpoint } from "../webhooks/deliveries";
import type { Control } from "./control";

interface ControlInput {
  id?: string;
  number?: string;
  email?: string;
  passed?: boolean;
  order?: "given" | "reversed" | string[];
  outcome?: "succeeded" | "failed" | "won" | "lost";
  reason?: string;
  seconds?: number;
  account?: string;
  currency?: string;
}

type ControlCall = (control: Control, input: ControlInput, body: unknown) => unknown;

/** `POST /_control/<name>` with a JSON body; the same calls as `Control` has. */
const CALLS: Record<string, ControlCall> = {
  "webhook-endpoints": (control, _, body) => control.addWebhookEndpoint(body as WebhookEndpoint),
  disturb: (control, _, body) => control.disturb(body as Disturbance),
  calm: (control) => control.calm(),
  redeliver: (control, input) => control.redeliver(named(input.id, "id")),
  hold: (control) => control.hold(),
  release: (control, { order }) => control.release(order),
  drop: (control, input) => ({ dropped: control.drop(named(input.id, "id")) }),
  delivered: (control) => control.delivered(),
  advance: (control, { seconds = 0 }) => control.advance(seconds),
  pay: (control, { id, number, email }) => control.payCheckout(named(id, "id"), number, email),
  challenge: (control, { id, passed = true }) => control.answerChallenge(named(id, "id"), passed),
  settle: (control, { id, outcome }) => ({
    settled: control.settle(id, outcome === "succeeded" || outcome === "failed" ? outcome : undefined),
  }),
  "open-dispute": (control, { id, reason }) => control.openDispute(named(id, "id"), reason),
  "close-dispute": (control, { id, outcome }) =>
    control.closeDispute(named(id, "id"), outcome === "won" ? "won" : "lost"),
  "save-method": (control, { id, number }) => control.saveMethod(named(id, "id"), number),
  "end-mandate": (control, { id }) => control.endMandate(named(id, "id")),
  "warn-of-fraud": (control, { id }) => control.warnOfFraud(named(id, "id")),
  payout: (control, { account, currency }) => control.createPayout(named(account, "account"), currency),
  renew: (control, { id, email }) => control.renew(named(id ?? email, "id")),
  onboard: (control, { account }) => control.completeOnboarding(named(account, "account")),
  "reject-account": (control, { account }) => control.rejectAccount(named(account, "account")),
};

export async function respondToControl(
  control: Control,
  response: ServerResponse,
  method: string,
  path: string,
  body: string,
): Promise<void> {
  const name = path.replace("/_control/", "");
  const call = CALLS[name];
  response.setHeader("Content-Type", "application/json");
  if (method === "GET" && name === "deliveries") return end(response, 200, control.deliveries());
  if (method !== "POST" || !call) return end(response, 404, { error: `No control call ${method} ${name}` });
  try {
    const input: unknown = body === "" ? {} : JSON.parse(body);
    end(response, 200, (await call(control, input as ControlInput, input)) ?? { ok: true });
  } catch (error) {
    end(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

function named(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`"${name}" is missing`);
  return value;
}

function end(response: ServerResponse, status: number, answer: unknown): void {
  response.statusCode = status;
  response.end(JSON.stringify(answer, null, 2));
}
