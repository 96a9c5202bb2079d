import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { FakeDns } from "~/ports/dns/fake";
import { nodeResolver } from "~/ports/dns/node-resolver.server";
import type { DnsPort } from "~/ports/dns/port";

import { type DnsServerOptions, startDnsServer } from "../../../scripts/stand-ins/dns/start-dns-server";

async function openServer(options: DnsServerOptions = {}) {
  const server = await startDnsServer(options);
  onTestFinished(() => server.stop());
  return server;
}

async function openResolver(): Promise<{ dns: DnsPort; zone: FakeDns }> {
  const { port, zone } = await openServer();
  return { dns: nodeResolver({ servers: [`127.0.0.1:${port}`], timeoutMs: 200, tries: 1 }), zone };
}

function openFake(): Promise<{ dns: DnsPort; zone: FakeDns }> {
  const zone = new FakeDns();
  return Promise.resolve({ dns: zone, zone });
}

describe.each([
  ["Node's resolver", openResolver],
  ["the fake", openFake],
])("a name asked by %s", (_, open) => {
  it("has the texts it was given, long ones whole and each record by itself", async () => {
    const { dns, zone } = await open();
    const long = "v=DKIM1; p=".padEnd(600, "A");
    zone.set("TXT", "pay.harbor.example", ["quittance=abc", long, 'with "quotes" and ü']);
    const answer = await dns.lookup("TXT", "pay.harbor.example");
    expect(answer).toEqual({ result: "found", records: ["quittance=abc", long, 'with "quotes" and ü'] });
  });

  it("has the alias and the mail exchangers it was given, whatever the case it is asked in", async () => {
    const { dns, zone } = await open();
    zone.set("CNAME", "pay.harbor.example", ["portal.quittance.example"]);
    zone.set("MX", "harbor.example", [{ preference: 10, host: "mx.harbor.example" }]);
    expect(await dns.lookup("CNAME", "PAY.harbor.example")).toEqual({
      result: "found",
      records: ["portal.quittance.example"],
    });
    expect(await dns.lookup("MX", "harbor.example")).toEqual({
      result: "found",
      records: [{ preference: 10, host: "mx.harbor.example" }],
    });
  });

  it("that is not there is told from one without such a record", async () => {
    const { dns, zone } = await open();
    zone.set("TXT", "pay.harbor.example", ["x"]);
    expect(await dns.lookup("TXT", "nobody.example")).toEqual({ result: "none", why: "NXDOMAIN" });
    expect(await dns.lookup("CNAME", "pay.harbor.example")).toEqual({ result: "none", why: "NODATA" });
  });

  it.each(["SERVFAIL", "REFUSED", "TIMEOUT"] as const)(
    "whose servers answer %s is not known",
    async (code) => {
      const { dns, zone } = await open();
      zone.set("TXT", "pay.harbor.example", ["x"]);
      zone.trouble("pay.harbor.example", code);
      expect(await dns.lookup("TXT", "pay.harbor.example")).toEqual({ result: "failed", code });
      zone.trouble("pay.harbor.example", null);
      expect(await dns.lookup("TXT", "pay.harbor.example")).toMatchObject({ result: "found" });
    },
  );

  it("whose record was changed or taken back is seen as it is now", async () => {
    const { dns, zone } = await open();
    zone.set("TXT", "pay.harbor.example", ["before"]);
    await dns.lookup("TXT", "pay.harbor.example");
    zone.set("TXT", "pay.harbor.example", ["after"]);
    expect(await dns.lookup("TXT", "pay.harbor.example")).toEqual({ result: "found", records: ["after"] });
    zone.set("TXT", "pay.harbor.example", []);
    expect(await dns.lookup("TXT", "pay.harbor.example")).toEqual({ result: "none", why: "NXDOMAIN" });
  });

  it.each(["", "a..b.example", `${"a".repeat(64)}.example`])("that is none is refused: %j", async (name) => {
    const { dns } = await open();
    expect(await dns.lookup("TXT", name)).toMatchObject({ result: "failed", code: "BAD_NAME" });
  });
});

describe("the name server of the demo", () => {
  it("is told on its page, escapes what it shows, and keeps it over a restart", async () => {
    const directory = await mkdtemp(join(tmpdir(), "dns-"));
    onTestFinished(() => rm(directory, { recursive: true }));
    const file = join(directory, "names.json");
    const first = await openServer({ file });
    const tell = (values: string[] | string) =>
      fetch(first.url, { method: "POST", body: JSON.stringify({ kind: "TXT", name: "a.example", values }) , headers: { "content-type": "application/json" } }); // prettier-ignore
    expect(await (await tell(["<b>told"])).text()).toContain("&lt;b&gt;told");
    const again = await openServer({ file });
    expect(again.zone.answer("TXT", "a.example")).toEqual({ result: "found", records: ["<b>told"] });
    await tell("");
    expect(first.zone.all()).toEqual([]);
    expect((await fetch(first.url, { method: "POST", body: "kind=A" })).status).toBe(400);
  });

  it("is silent to what is no question", async () => {
    const { port, zone } = await openServer();
    zone.set("TXT", "a.example", ["still there"]);
    const dns = nodeResolver({ servers: [`127.0.0.1:${port}`], timeoutMs: 500, tries: 1 });
    const { createSocket } = await import("node:dgram");
    const socket = createSocket("udp4");
    onTestFinished(() => void socket.close());
    for (const junk of ["", "x".repeat(40), "\0".repeat(17)]) socket.send(junk, port, "127.0.0.1");
    expect(await dns.lookup("TXT", "a.example")).toMatchObject({ result: "found" });
  });
});
