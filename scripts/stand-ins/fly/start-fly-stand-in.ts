import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { FlyBook } from "./fly-book";

export interface FlyOptions {
  port?: number;
  host?: string;
  token: string;
  app: string;
}

export interface RunningFly {
  url: string;
  book: FlyBook;
  /** From now on every call is answered with this status; null: as usual again. */
  break(status: number | null): void;
  stop(): Promise<void>;
}

/** The certificates resource of Fly's Machines API: a name is asked for, and has its certificate at the next question. */
export async function startFlyStandIn(options: FlyOptions): Promise<RunningFly> {
  const { port = 0, host = "127.0.0.1", token, app } = options;
  const book = new FlyBook();
  const prefix = `/v1/apps/${app}/certificates`;
  let broken: number | null = null;

  async function answerTo(request: IncomingMessage): Promise<[number, object | null]> {
    const body = await text(request);
    const path = request.url ?? "";
    if (broken !== null) return [broken, { error: "broken" }];
    if (request.headers.authorization !== `Bearer ${token}`) return [401, { error: "unauthorized" }];
    if (!path.startsWith(prefix)) return [404, { error: "app not found" }];
    const given: unknown = body.startsWith("{") ? JSON.parse(body) : null;
    return book.answer(request.method ?? "", path.slice(prefix.length), given);
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [status, answer] = await answerTo(request);
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(answer ? JSON.stringify(answer) : undefined);
  }

  const server = createServer((request, response) => {
    void respond(request, response).catch((error: unknown) => {
      process.stderr.write(`fly: ${String(error)}\n`);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    book,
    break: (status) => {
      broken = status;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
