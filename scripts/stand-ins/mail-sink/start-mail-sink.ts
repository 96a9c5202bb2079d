import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Server as NetServer } from "node:net";
import { buffer } from "node:stream/consumers";

import { SMTPServer } from "smtp-server";

import { totpCode, totpStep } from "~/people/domain/login/totp.server";

import { SinkMailbox, type SunkMessage } from "./mailbox";
import { framedMarkup, messagePage, outboxPage } from "./outbox-pages";

export interface MailSinkOptions {
  /** 0 takes a free one. */
  smtpPort?: number;
  httpPort?: number;
  host?: string;
  /** Keeps messages in this folder over restarts. */
  directory?: string;
  /** Key of an authenticator whose code of now stands on the outbox page. */
  authenticator?: string;
}

export interface RunningMailSink {
  smtpPort: number;
  httpPort: number;
  /** The outbox page. */
  url: string;
  messages(filter?: { to?: string }): SunkMessage[];
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** Local parts of addresses that are not taken, to see what then happens. */
const REFUSALS: Record<string, [number, string]> = {
  bounce: [550, "No such mailbox"],
  busy: [451, "Try again later"],
};

/** A mail server that delivers to a web page. */
export async function startMailSink(options: MailSinkOptions = {}): Promise<RunningMailSink> {
  const { smtpPort = 0, httpPort = 0, host = "127.0.0.1", directory, authenticator } = options;
  const mailbox = new SinkMailbox(directory);
  await mailbox.load();
  const smtp = createSmtpServer(mailbox);
  const web = createServer((request, response) => {
    void respond(mailbox, authenticator, request, response).catch((error: unknown) => {
      process.stderr.write(`mail sink: ${String(error)}\n`);
      response.statusCode = 500;
      response.end();
    });
  });
  await listen(smtp.server, smtpPort, host);
  await listen(web, httpPort, host);
  const ports = { smtpPort: portOf(smtp.server), httpPort: portOf(web) };

  async function stop(): Promise<void> {
    web.closeAllConnections();
    await Promise.all([
      new Promise((resolve) => web.close(resolve)),
      new Promise<void>((resolve) => smtp.close(() => resolve())),
    ]);
  }

  return {
    ...ports,
    url: `http://${host}:${ports.httpPort}`,
    messages: (filter) => mailbox.list(filter),
    clear: () => mailbox.clear(),
    stop,
  };
}

function createSmtpServer(mailbox: SinkMailbox): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    size: 30_000_000,
    closeTimeout: 500,
    onRcptTo({ address }, _session, callback) {
      const refusal = REFUSALS[address.split("@")[0] ?? ""];
      if (!refusal) return callback();
      const [responseCode, message] = refusal;
      callback(Object.assign(new Error(message), { responseCode }));
    },
    onData(stream, _session, callback) {
      buffer(stream)
        .then((raw) => mailbox.add(raw))
        .then(() => callback(), callback);
    },
  });
}

async function respond(
  mailbox: SinkMailbox,
  authenticator: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://sink");
  const to = searchParams.get("to")?.trim() ?? "";
  if (pathname === "/") {
    const code = authenticator && totpCode(authenticator, totpStep(new Date()));
    return sendPage(response, 200, outboxPage(mailbox.list({ to }), to, code));
  }
  if (pathname === "/messages.json") {
    const messages = mailbox.list({ to }).map(({ raw: _, ...message }) => message);
    return send(response, 200, "application/json", JSON.stringify(messages));
  }
  if (pathname === "/messages" && request.method === "DELETE") {
    await mailbox.clear();
    return send(response, 204, "text/plain", "");
  }
  const [, area, id = "", view] = pathname.split("/");
  const message = area === "messages" ? mailbox.find(id) : undefined;
  if (!message) return sendPage(response, 404, "Not found");
  if (view === "raw") return send(response, 200, "text/plain; charset=utf-8", message.raw.toString("utf8"));
  if (view === "html") return sendFramed(response, message);
  sendPage(response, 200, messagePage(message));
}

/** Opened by itself or in the frame, a message can neither run scripts nor fetch or send anything. */
function sendFramed(response: ServerResponse, message: SunkMessage): void {
  response.setHeader(
    "Content-Security-Policy",
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  );
  send(response, 200, "text/html; charset=utf-8", framedMarkup(message));
}

function sendPage(response: ServerResponse, status: number, text: string): void {
  response.setHeader(
    "Content-Security-Policy",
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'",
  );
  send(response, status, "text/html; charset=utf-8", text);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", type);
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.end(body);
}

function listen(server: Server | NetServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

function portOf(server: NetServer): number {
  return (server.address() as AddressInfo).port;
}
