import { describe, expect, it, onTestFinished } from "vitest";

import { FakeCertificates } from "~/ports/certificates/fake";
import { flyCertificates } from "~/ports/certificates/fly.server";
import { ownProxyCertificates } from "~/ports/certificates/own-proxy.server";
import type { CertificatesPort } from "~/ports/certificates/port";

import { startFlyStandIn } from "../../../scripts/stand-ins/fly/start-fly-stand-in";

const HOST = "pay.harbor.example";

interface Opened {
  certificates: CertificatesPort;
  has(host: string): boolean;
  hold(host: string, why: string | null): void;
  setDown(down: boolean): void;
}

async function openFly(token = "fly-token") {
  const fly = await startFlyStandIn({ token: "fly-token", app: "quittance" });
  onTestFinished(() => fly.stop());
  const certificates = flyCertificates({ app: "quittance", token, apiBase: fly.url, timeoutMs: 2_000 });
  return { fly, certificates };
}

async function overFly(): Promise<Opened> {
  const { fly, certificates } = await openFly();
  return {
    certificates,
    has: (host) => fly.book.names.has(host),
    hold: (host, why) => fly.book.hold(host, why),
    setDown: (down) => fly.break(down ? 503 : null),
  };
}

function overFake(): Promise<Opened> {
  const certificates = new FakeCertificates();
  return Promise.resolve({
    certificates,
    has: (host) => certificates.has(host),
    hold: (host, why) => certificates.set(host, { result: "pending", why }),
    setDown: (down) => certificates.setDown(down),
  });
}

describe.each([
  ["Fly", overFly],
  ["the fake", overFake],
])("a certificate from %s", (_, open) => {
  it("is asked for once, is there at the next question, and says when it ends", async () => {
    const { certificates, has } = await open();
    expect(await certificates.ensure(HOST)).toEqual({ result: "pending", why: null });
    expect(has(HOST)).toBe(true);
    const issued = await certificates.ensure(HOST);
    expect(issued.result === "issued" && issued.expiresAt && issued.expiresAt > new Date()).toBe(true);
    expect(await certificates.ensure(HOST)).toEqual(issued);
  });

  it("says what keeps it", async () => {
    const { certificates, hold } = await open();
    await certificates.ensure(HOST);
    hold(HOST, "CAA forbids it");
    expect(await certificates.ensure(HOST)).toEqual({ result: "pending", why: "CAA forbids it" });
  });

  it("is given back, and so is one that never was", async () => {
    const { certificates, has } = await open();
    await certificates.ensure(HOST);
    expect(await certificates.release(HOST)).toBe(true);
    expect(await certificates.release(HOST)).toBe(true);
    expect(has(HOST)).toBe(false);
  });

  it("is asked again later while nobody answers", async () => {
    const { certificates, setDown } = await open();
    setDown(true);
    expect(await certificates.ensure(HOST)).toMatchObject({ result: "failed" });
    expect(await certificates.release(HOST)).toBe(false);
    setDown(false);
    expect(await certificates.ensure(HOST)).toMatchObject({ result: "pending" });
  });
});

it("a wrong token, a stopped server and an odd name are answers, never faults", async () => {
  const { certificates: stranger } = await openFly("wrong");
  expect(await stranger.ensure(HOST)).toEqual({ result: "failed", code: "FLY_FORBIDDEN" });
  const { fly, certificates } = await openFly();
  expect(await certificates.ensure("../../x?y")).toEqual({ result: "pending", why: null });
  expect([...fly.book.names.keys()]).toEqual(["../../x?y"]);
  await fly.stop();
  expect(await certificates.ensure(HOST)).toEqual({ result: "failed", code: "FLY_0" });
});

it("a proxy of one's own is looked at by the certificate it shows; one that shows none has none yet", async () => {
  const certificates = ownProxyCertificates({ host: "127.0.0.1", port: 1, timeoutMs: 500 });
  expect(await certificates.ensure(HOST)).toMatchObject({ result: "pending", why: "ECONNREFUSED" });
  expect(await certificates.release(HOST)).toBe(true);
});
