import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { respondToControl } from "./control/control-server";
import { Control } from "./control/control";
import { ApiServer } from "./http/api-server";
import { Chaos } from "./http/chaos";
import { dashboardPage } from "./pages/dashboard-page";
import { PageServer, send } from "./pages/page-server";
import { apiRoutes } from "./resources/api-routes";
import { StandIn } from "./stand-in";
import { emptyState, loadState, saveState } from "./state";
import { Deliveries, type WebhookEndpoint } from "./webhooks/deliveries";

export interface StripeStandInOptions {
  /** 0 takes a free one. */
  port?: number;
  host?: string;
  /** How browsers reach the pages, when not by host and port. */
  publicUrl?: string;
  webhooks?: WebhookEndpoint[];
  /** Only this key is let in; otherwise every `sk_test_…`. */
  secretKey?: string;
  /** Keeps everything in this file over restarts. */
  dataFile?: string;
  /** How long bank debits and open refunds take; `null` (the default) waits for `control.settle()`. */
  settleAfterSeconds?: number | null;
  /** Pause before a webhook message is tried again, doubled each time. */
  retryBaseMs?: number;
  maxAttempts?: number;
}

export interface RunningStripeStandIn {
  url: string;
  host: string;
  port: number;
  control: Control;
  stop(): Promise<void>;
}

const TICK_MS = 100;
const MAX_BODY = 1_000_000;

/** A local Stripe: its HTTP API, its pages and its webhooks, in memory or in one file. */
export async function startStripeStandIn(options: StripeStandInOptions = {}): Promise<RunningStripeStandIn> {
  const { host = "127.0.0.1", port: wantedPort = 0, dataFile } = options;
  const address = { publicUrl: options.publicUrl ?? "" };
  const { standIn, webhooks, control, respond } = assemble(options, address);
  const server = createServer((request, response) => {
    void respond(request, response).catch((error: unknown) => fail(response, error));
  });
  const save = () => {
    if (dataFile && standIn.takeChanged()) saveState(dataFile, standIn.state);
  };
  const ticker = setInterval(() => {
    control.runDue();
    webhooks.pump();
    save();
  }, TICK_MS);

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(wantedPort, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${host}:${port}`;
  address.publicUrl ||= url;

  async function stop(): Promise<void> {
    clearInterval(ticker);
    await webhooks.stop();
    save();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  return { url, host, port, control, stop };
}

function assemble(options: StripeStandInOptions, address: { publicUrl: string }) {
  const { dataFile, settleAfterSeconds = null } = options;
  const chaos = new Chaos();
  const standIn: StandIn = new StandIn({
    state: dataFile ? loadState(dataFile) : emptyState(),
    publicUrl: () => address.publicUrl,
    onEvent: (event) => webhooks.enqueue(event),
    settleAfterSeconds,
  });
  const webhooks = new Deliveries(standIn, {
    endpoints: [...(options.webhooks ?? [])],
    retryBaseMs: options.retryBaseMs ?? 2_000,
    maxAttempts: options.maxAttempts ?? 12,
    timeoutMs: 10_000,
  });
  const control = new Control(standIn, webhooks, chaos);
  const api = new ApiServer(standIn, apiRoutes, chaos, options.secretKey);
  const pages = new PageServer(standIn);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://stand-in");
    const body = await readBody(request);
    const method = request.method ?? "GET";
    control.runDue();
    if (url.pathname.startsWith("/v1/")) return api.respond(request, response, url, body);
    if (url.pathname.startsWith("/_control/")) {
      return respondToControl(control, response, method, url.pathname, body);
    }
    if (url.pathname === "/") return send(response, 200, dashboardPage(standIn));
    pages.respond(response, method, url.pathname, new URLSearchParams(body));
  }

  return { standIn, webhooks, control, respond };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > MAX_BODY) throw new Error("The request is too large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function fail(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`stripe stand-in: ${message}\n`);
  if (response.headersSent) return void response.end();
  response.statusCode = 500;
  response.setHeader("Content-Type", "application/json");
  response.end(
    JSON.stringify({ error: { type: "api_error", message: "The stand-in failed; see its output" } }),
  );
}
