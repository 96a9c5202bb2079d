import { mkdtemp, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import os from "node:os";
import path from "node:path";

import { afterAll, afterEach, beforeEach, expect, test } from "vitest";

import type { Check } from "~/platform/http/health.server";
import { createWebApp, type WebOptions } from "~/platform/http/create-web-app.server";
import { serve, type Serving } from "~/platform/http/serve.server";
import { createLog } from "~/platform/log/log.server";

import { tinyBuild } from "../support/tiny-build";

const lines: string[] = [];
const log = createLog({ level: "info", destination: { write: (line) => void lines.push(line) } });
const clientFolder = await mkdtemp(path.join(os.tmpdir(), "client-"));
let checks: Check[] = [];
const running: Serving[] = [];

beforeEach(() => {
  lines.length = 0;
  checks = [];
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((serving) => serving.stop(0)));
});
afterAll(() => rm(clientFolder, { recursive: true }));

async function start(more: Partial<WebOptions> = {}): Promise<{ url: string; serving: Serving }> {
  const app = createWebApp({
    build: tinyBuild(),
    clientFolder,
    log,
    checks,
    baseUrl: "http://localhost",
    checkoutOrigins: ["https://checkout.example.com"],
    trustedProxies: [],
    metricsToken: undefined,
    bodyLimits: { ordinary: 1000, upload: 5000, patience: 300 },
    isStopping: () => false,
    ...more,
  });
  const serving = await serve(app, { host: "127.0.0.1", port: 0, log });
  running.push(serving);
  return { url: `http://127.0.0.1:${serving.port}`, serving };
}

const answered = () =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((l) => l.msg === "answered");

test("the client's address and the request id never come from the client", async () => {
  const { url } = await start();
  const forged = {
    "x-client-ip": "6.6.6.6",
    "x-request-id": "mine",
    "x-forwarded-for": "6.6.6.6",
    "x-forwarded-host": "evil",
  };
  const answer = (await (await fetch(`${url}/echo/hi`, { headers: forged })).json()) as Record<
    string,
    unknown
  >;
  expect(answer).toMatchObject({ word: "hi", ip: "127.0.0.1", host: null });
  expect(answer.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test("a trusted proxy says who the client is", async () => {
  const { url } = await start({ trustedProxies: ["loopback"] });
  const answer = await (
    await fetch(`${url}/echo/hi`, { headers: { "x-forwarded-for": "6.6.6.6, 203.0.113.7" } })
  ).json();
  expect(answer).toMatchObject({ ip: "203.0.113.7" });
});

test("every answer has its own nonce in a strict policy, and forms may lead to the checkout only", async () => {
  const { url } = await start();
  const [first, second] = await Promise.all([fetch(`${url}/echo/a`), fetch(`${url}/echo/b`)]);
  const { nonce } = (await first.json()) as { nonce: string };
  const policy = first.headers.get("content-security-policy") ?? "";
  expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
  expect(policy).toContain("form-action 'self' https://checkout.example.com");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(second.headers.get("content-security-policy")).not.toContain(nonce);
});

test("https brings HSTS; plain http does not", async () => {
  const [plain, secure] = [await start(), await start({ baseUrl: "https://app.example.com" })];
  expect((await fetch(plain.url)).headers.get("strict-transport-security")).toBeNull();
  expect((await fetch(secure.url)).headers.get("strict-transport-security")).toContain("max-age=");
});

test("a body that says it is too long is refused, on an upload page later than elsewhere", async () => {
  const { url } = await start();
  const post = (to: string, bytes: number) => fetch(url + to, { method: "POST", body: "x".repeat(bytes) });
  expect((await post("/echo/a", 1001)).status).toBe(413);
  expect(await (await post("/echo/a", 1000)).json()).toEqual({ bytes: 1000 });
  expect(await (await post("/files/imports", 4000)).json()).toEqual({ bytes: 4000 });
  expect((await post("/files/imports", 5001)).status).toBe(413);
});

function send(
  url: string,
  headers: Record<string, string>,
  chunks: string[],
  end = true,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: "POST", headers }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on("error", reject);
    for (const chunk of chunks) request.write(chunk);
    if (end) request.end();
  });
}

test("a body of unknown length is counted as it arrives", async () => {
  const { url } = await start();
  const chunks = Array.from({ length: 20 }, () => "x".repeat(100));
  const { status, body } = await send(`${url}/echo/a`, { "transfer-encoding": "chunked" }, chunks, false);
  expect(status).toBe(413);
  expect(body).toMatch(/^BODY_TOO_LARGE/);
});

test("a body that does not arrive is not waited for", async () => {
  const { url } = await start();
  expect((await send(`${url}/echo/a`, { "content-length": "500" }, ["x"], false)).status).toBe(408);
});

test.each([
  ["TRACE", "/echo/a", {}, 405],
  ["GET", "/echo/%E0%A4%A", {}, 400],
  ["GET", "/echo/a", { host: "a b" }, 400],
  ["GET", "/assets/none.js", {}, 404],
])("%s %s with %j is answered %i in plain words", async (method, pathname, headers, status) => {
  const { url } = await start();
  const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const request = httpRequest(url, { method, path: pathname, headers }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on("error", reject);
    request.end();
  });
  expect(answer.status).toBe(status);
  expect(answer.body).not.toMatch(/ at |node_modules/);
});

test("an error inside a route shows nothing of itself", async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/broken`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("jane");
  expect(lines.join("")).not.toContain("jane");
});

test("an answered request is one line that names the route, not the path", async () => {
  const { url } = await start();
  await (await fetch(`${url}/echo/4155550134?email=jane@example.com`)).text();
  await expect.poll(answered).toHaveLength(1);
  expect(answered()[0]).toMatchObject({ method: "GET", route: "/echo/:word", status: 200, level: "info" });
  expect(lines.join("")).not.toMatch(/4155550134|jane/);
});

test("ready says no, and which part, when a check fails or hangs", async () => {
  checks = [
    { name: "database", run: () => Promise.reject(new Error("password authentication failed")) },
    { name: "storage", run: () => new Promise(() => undefined) },
    { name: "queue", run: () => Promise.resolve() },
  ];
  const { url } = await start();
  const answer = await fetch(`${url}/health/ready/`);
  const text = await answer.text();
  expect(answer.status).toBe(503);
  expect(JSON.parse(text)).toMatchObject({ checks: [{ ok: false }, { ok: false }, { ok: true }] });
  expect(text).not.toContain("password");
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
});

test("a stopping process is no longer ready", async () => {
  const { url } = await start({ isStopping: () => true });
  expect((await fetch(`${url}/health/ready`)).status).toBe(503);
});

test("metrics are for this machine, or for whoever has the token", async () => {
  const open = await start();
  const figures = await (await fetch(`${open.url}/metrics`)).text();
  expect(figures).toContain("quittance_http_requests_total");
  expect((await fetch(`${open.url}/metrics`, { headers: { "x-forwarded-for": "1.2.3.4" } })).status).toBe(
    404,
  );
  const closed = await start({ metricsToken: "t".repeat(32) });
  expect((await fetch(`${closed.url}/metrics`)).status).toBe(404);
  const bearer = { authorization: `Bearer ${"t".repeat(32)}` };
  expect((await fetch(`${closed.url}/metrics`, { headers: bearer })).status).toBe(200);
});

test("stopping ends live streams and lets a running answer finish", async () => {
  const { url, serving } = await start();
  const stream = await fetch(`${url}/stream`);
  const reader = stream.body!.getReader();
  await reader.read();
  const slow = send(`${url}/echo/a`, { "content-length": "4" }, ["xxxx"]);
  await expect.poll(() => fetch(`${url}/health/live`).then((answer) => answer.status)).toBe(200);
  await serving.stop(2000);
  await expect(reader.read()).rejects.toThrow();
  expect((await slow).status).toBe(200);
  await expect(fetch(`${url}/health/live`)).rejects.toThrow();
});
