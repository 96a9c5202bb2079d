import { createSocket, type Socket } from "node:dgram";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { z } from "zod";

import { FakeDns } from "~/ports/dns/fake";

import { recordsPage } from "./records-page";
import { CODES, readQuestion, writeAnswer } from "./wire";

export interface DnsServerOptions {
  /** 0 takes a free one. */
  port?: number;
  httpPort?: number;
  host?: string;
  /** Keeps the records in this file over restarts. */
  file?: string;
}

export interface RunningDnsServer {
  port: number;
  /** The page on which records are told and taken back. */
  url: string;
  zone: FakeDns;
  stop(): Promise<void>;
}

/** What a form or a program tells: all records of one kind of a name, a line each; without lines there are none. */
const told = z.object({
  kind: z.enum(["TXT", "CNAME", "MX"]),
  name: z.string().trim().min(1).max(253),
  values: z.union([z.array(z.string()), z.string().transform((lines) => lines.split("\n"))]),
});
type Told = z.output<typeof told>;

/** A name server that knows what it is told on its page. */
export async function startDnsServer(options: DnsServerOptions = {}): Promise<RunningDnsServer> {
  const { port = 0, httpPort = 0, host = "127.0.0.1", file } = options;
  const zone = new FakeDns();
  const kept = file ? await readFile(file, "utf8").catch(() => "[]") : "[]";
  for (const one of z.array(told).parse(JSON.parse(kept))) tell(zone, one);
  const socket = createSocket("udp4");
  socket.on("message", (message, peer) => {
    const answer = answerTo(zone, message);
    if (answer) socket.send(answer, peer.port, peer.address);
  });
  await new Promise<void>((resolve) => socket.bind(port, host, resolve));
  const web = createServer((request, response) => {
    void respond(zone, file, request, response).catch((error: unknown) => {
      process.stderr.write(`dns: ${String(error)}\n`);
      response.writeHead(400).end();
    });
  });
  await new Promise<void>((resolve) => web.listen(httpPort, host, resolve));
  return {
    port: socket.address().port,
    url: `http://${host}:${(web.address() as AddressInfo).port}`,
    zone,
    stop: async () => {
      web.closeAllConnections();
      await Promise.all([new Promise((resolve) => web.close(resolve)), closed(socket)]);
    },
  };
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(resolve));
}

/** null: silence, as from a server that is down. */
function answerTo(zone: FakeDns, message: Buffer): Buffer | null {
  const question = readQuestion(message);
  if (!question) return null;
  const { kind, name } = question;
  const answer = zone.answer(kind ?? "TXT", name);
  if (answer.result === "failed") {
    if (answer.code === "TIMEOUT") return null;
    return writeAnswer(question, answer.code === "REFUSED" ? CODES.REFUSED : CODES.SERVFAIL);
  }
  if (answer.result === "none")
    return writeAnswer(question, answer.why === "NXDOMAIN" ? CODES.NXDOMAIN : CODES.found);
  return kind ? writeAnswer(question, CODES.found, kind, answer.records) : writeAnswer(question, CODES.found);
}

async function respond(
  zone: FakeDns,
  file: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === "POST") {
    const body = await text(request);
    const json = request.headers["content-type"]?.startsWith("application/json");
    const given: unknown = json ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    const line = told.safeParse(given);
    if (!line.success) return void response.writeHead(400).end();
    tell(zone, line.data);
    if (file) await writeFile(file, JSON.stringify(lines(zone), null, 2));
    response.writeHead(303, { Location: "/" }).end();
    return;
  }
  response
    .writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      "Cache-Control": "no-store",
    })
    .end(recordsPage(lines(zone)));
}

function tell(zone: FakeDns, { kind, name, values }: Told): void {
  const given = values.map((value) => value.trim()).filter(Boolean);
  if (kind !== "MX") return zone.set(kind, name, given);
  const exchangers = given.map((value) => {
    const [preference = "", host = ""] = value.split(/\s+/);
    return { preference: Number(preference), host };
  });
  zone.set("MX", name, exchangers);
}

function lines(zone: FakeDns): Told[] {
  return zone
    .all()
    .flatMap(({ name, held }) => [
      ...(held.TXT ? [{ kind: "TXT" as const, name, values: held.TXT }] : []),
      ...(held.CNAME ? [{ kind: "CNAME" as const, name, values: held.CNAME }] : []),
      ...(held.MX
        ? [{ kind: "MX" as const, name, values: held.MX.map((one) => `${one.preference} ${one.host}`) }]
        : []),
    ]);
}
