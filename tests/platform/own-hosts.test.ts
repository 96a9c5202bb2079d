import { mkdtemp, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import os from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createWebApp } from "~/platform/http/create-web-app.server";
import { serve, type Serving } from "~/platform/http/serve.server";
import { createLog } from "~/platform/log/log.server";

import { tinyBuild } from "../support/tiny-build";

const OWN = "pay.harbor.example";
let serving: Serving;
let clientFolder: string;
const asked: string[] = [];

beforeAll(async () => {
  clientFolder = await mkdtemp(path.join(os.tmpdir(), "client-"));
  const log = createLog({ level: "silent" });
  const app = createWebApp({
    build: tinyBuild(),
    clientFolder,
    log,
    checks: [],
    baseUrl: "https://app.quittance.example",
    checkoutOrigins: [],
    findHome: (host) => {
      asked.push(host);
      if (host === "broken.example") return Promise.reject(new Error("the database is away"));
      return Promise.resolve(host === OWN ? "/portal/harbor" : null);
    },
    isOwnHost: (host) => Promise.resolve(host === OWN),
    trustedProxies: [],
    metricsToken: undefined,
    isStopping: () => false,
  });
  serving = await serve(app, { host: "127.0.0.1", port: 0, log });
});
afterAll(async () => {
  await serving.stop(0);
  await rm(clientFolder, { recursive: true });
});

interface Seen {
  status: number;
  location: string | undefined;
}

/** By the raw line: no client may tidy the path before it arrives. */
function ask(
  host: string,
  target: string,
  method = "GET",
  headers: Record<string, string> = {},
): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const options = {
      port: serving.port,
      host: "127.0.0.1",
      path: target,
      method,
      headers: { host, ...headers },
    };
    const request = httpRequest(options, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, location: response.headers.location });
    });
    request.once("error", reject);
    request.end();
  });
}

describe("under a firm's own name", () => {
  it("the root leads to its portal, which is served there", async () => {
    expect(await ask(OWN, "/")).toEqual({ status: 302, location: "/portal/harbor" });
    // the tiny build knows no portal: the request arrived at the router, and that is the point
    for (const target of [
      "/portal/harbor",
      "/portal/harbor/home",
      "/portal/harbor/home.data?_routes=x",
      "/portal/harbor/brand/x.png",
    ])
      expect((await ask(OWN, target)).location, target).toBeUndefined();
    expect((await ask(OWN.toUpperCase(), "/")).status).toBe(302);
    expect((await ask(`${OWN}:8443`, "/")).status).toBe(302);
  });

  it.each([
    "/portal/other",
    "/portal/other/home",
    "/portal/harbor-two",
    "/portal/harbor/../other/home",
    "/portal/harbor/%2e%2e/other/home",
    "/portal/harbor/%2E%2E/%2e%2e/operator",
    "/Portal/other",
    "/operator",
    "/operator/sign-in",
    "/signup",
    "/signup.data",
    "/api/v1/schema/",
    "/hooks/stripe",
  ])("nothing of anybody else is there: %s", async (target) => {
    expect(await ask(OWN, target)).toEqual({ status: 404, location: undefined });
  });

  it("what belongs to our own host leads there, and never to a third one", async () => {
    for (const target of [
      "/login",
      "/dashboard?x=1",
      "/settings/people",
      "//evil.example/x",
      "/\\evil.example",
    ]) {
      const { status, location = "" } = await ask(OWN, target);
      expect(status, target).toBe(302);
      expect(new URL(location).origin, target).toBe("https://app.quittance.example");
    }
    for (const target of ["/login", "/accounts/export"])
      expect((await ask(OWN, target, "POST")).status).toBe(404);
  });
});

it("a proxy learns which names may have a certificate", async () => {
  const asks = (query: string) => ask("app.quittance.example", `/health/own-host${query}`);
  for (const name of [OWN, OWN.toUpperCase(), "app.quittance.example"])
    expect((await asks(`?domain=${name}`)).status, name).toBe(200);
  for (const query of ["?domain=nobody.example", "?domain=", "", "?domain=a&domain=b", "?domain[x]=1"])
    expect((await asks(query)).status, query).toBe(404);
});

it("a firm's picture may be shown on other sites and can do nothing when opened by itself", async () => {
  const { headers } = await fetch(`http://127.0.0.1:${serving.port}/portal/harbor/brand/x.svg`);
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  );
  expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  const page = await fetch(`http://127.0.0.1:${serving.port}/portal/harbor/brand`);
  expect(page.headers.get("cross-origin-resource-policy")).toBe("same-origin");
});

describe("under any other name", () => {
  it("everything is as it was", async () => {
    for (const host of ["app.quittance.example", "nobody.example", "127.0.0.1", "localhost", "[::1]"])
      expect((await ask(host, "/echo/hi")).status, host).toBe(200);
  });

  it("our own host and bare addresses are not looked up", async () => {
    asked.length = 0;
    for (const host of ["app.quittance.example", "127.0.0.1", "localhost", "[::1]"])
      await ask(host, "/echo/hi");
    expect(asked).toEqual([]);
  });

  it("nobody says by a header that they came by a firm's name", async () => {
    const echo = await fetch(`http://127.0.0.1:${serving.port}/echo/hi`, {
      headers: { "x-portal-host": "evil.example" },
    });
    expect(JSON.stringify(await echo.json())).not.toContain("evil");
  });

  it("while nobody can say whose name it is, nothing is served under it", async () => {
    expect((await ask("broken.example", "/echo/hi")).status).toBeGreaterThanOrEqual(500);
  });
});
