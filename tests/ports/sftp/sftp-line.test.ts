import { randomBytes } from "node:crypto";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";

import ssh2 from "ssh2";
import { describe, expect, it, onTestFinished } from "vitest";

import { clashName } from "~/ports/sftp/clash-name";
import { isPrivateAddress } from "~/ports/sftp/public-address.server";
import { ssh2Sftp } from "~/ports/sftp/ssh2.server";

import {
  newPrivateKey,
  type SftpServerOptions,
  startSftpServer,
} from "../../../scripts/stand-ins/sftp-server/start-sftp-server";

const port = ssh2Sftp({ allowPrivateHosts: true, timeoutMs: 1_000 });

async function openServer(more: Partial<SftpServerOptions> = {}) {
  const root = await mkdtemp(join(tmpdir(), "sftp-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const running = await startSftpServer({ root, username: "agency", password: "secret", ...more });
  onTestFinished(() => running.stop());
  const { host, fingerprint } = running;
  const login = { kind: "password", password: "secret" } as const;
  return { root, running, server: { host, port: running.port, fingerprint, username: "agency", login } };
}

/** The line for an `authorized_keys` file. */
function publicLineOf(privateKey: string): string {
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  return `${key.type} ${key.getPublicSSH().toString("base64")}`;
}

async function connected() {
  const world = await openServer();
  const answer = await port.connect(world.server);
  if (!answer.ok) throw new Error(answer.message);
  onTestFinished(() => answer.value.close());
  return { ...world, session: answer.value };
}

async function listen(server: Server): Promise<{ host: string; port: number }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { host: "127.0.0.1", port: (server.address() as { port: number }).port };
}

describe("an SFTP line", () => {
  it("that nobody answers is unreachable", async () => {
    const { running, server } = await openServer();
    await running.stop();
    expect(await port.connect(server)).toMatchObject({ ok: false, code: "UNREACHABLE" });
    expect(await port.readFingerprint(server)).toMatchObject({ ok: false, code: "UNREACHABLE" });
  });

  it("to a name that does not exist is unreachable", async () => {
    const { server } = await openServer();
    const answer = await port.connect({ ...server, host: "no-such-host.invalid" });
    expect(answer).toMatchObject({ ok: false, code: "UNREACHABLE" });
  });

  it("to a server that says nothing times out", async () => {
    const { server } = await openServer();
    const silent = await listen(createServer((socket) => void onTestFinished(() => void socket.destroy())));
    expect(await port.connect({ ...server, ...silent })).toMatchObject({ ok: false, code: "TIMEOUT" });
    expect(await port.readFingerprint(silent)).toMatchObject({ ok: false, code: "TIMEOUT" });
  });

  it("to something that is no SSH server is unreachable", async () => {
    const { server } = await openServer();
    const web = await listen(createServer((socket) => void socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")));
    expect(await port.connect({ ...server, ...web })).toMatchObject({ ok: false, code: "UNREACHABLE" });
  });

  it("that breaks during a download fails the stream, never shortens the file", async () => {
    const { session, root, running } = await connected();
    await writeFile(join(root, "big.csv"), randomBytes(20_000_000));
    const answer = await session.download("/big.csv");
    if (!answer.ok) throw new Error(answer.message);
    answer.value.once("data", () => running.dropConnections());
    await expect(buffer(answer.value)).rejects.toThrow();
    expect(await session.list("/")).toMatchObject({ ok: false, code: "CONNECTION_LOST" });
  });

  it("lists no links and no folders", async () => {
    const { session, root } = await connected();
    await writeFile(join(root, "a.csv"), "a");
    await symlink(join(root, "a.csv"), join(root, "link.csv"));
    const answer = await session.list("/");
    expect(answer.ok && answer.value.map(({ name }) => name)).toEqual(["a.csv"]);
  });

  it("does not lead above the served folder of the stand-in", async () => {
    const { session } = await connected();
    expect(await session.stat("/../../../../etc/passwd")).toMatchObject({ ok: false, code: "FILE_MISSING" });
  });

  it("accepts the owner of a private key, and says when the key cannot be read", async () => {
    const privateKey = newPrivateKey();
    const { server } = await openServer({ publicKey: publicLineOf(privateKey) });
    const answer = await port.connect({
      ...server,
      login: { kind: "private_key", privateKey },
    });
    expect(answer.ok).toBe(true);
    if (answer.ok) await answer.value.close();
    const stranger = await port.connect({
      ...server,
      login: { kind: "private_key", privateKey: newPrivateKey() },
    });
    expect(stranger).toMatchObject({ ok: false, code: "AUTH_FAILED" });
    const broken = await port.connect({ ...server, login: { kind: "private_key", privateKey: "not a key" } });
    expect(broken).toMatchObject({
      ok: false,
      code: "AUTH_FAILED",
      message: "The private key cannot be read",
    });
  });

  it("takes a fingerprint as people paste it", async () => {
    const { server } = await openServer();
    const pasted = ` ${server.fingerprint.replace("SHA256:", "")}= `;
    const answer = await port.connect({ ...server, fingerprint: pasted });
    expect(answer.ok).toBe(true);
    if (answer.ok) await answer.value.close();
  });

  it("keeps the stand-in's key over a restart when given a file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "key-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const hostKeyFile = join(folder, "host-key");
    const before = await openServer({ hostKeyFile });
    const after = await openServer({ hostKeyFile });
    expect(after.running.fingerprint).toBe(before.running.fingerprint);
  });

  it("does not lead into our own network unless that is allowed", async () => {
    const { server } = await openServer();
    const strict = ssh2Sftp({ timeoutMs: 1_000 });
    expect(await strict.connect(server)).toMatchObject({ ok: false, code: "HOST_NOT_ALLOWED" });
    expect(await strict.readFingerprint({ ...server, host: "localhost" })).toMatchObject({
      ok: false,
      code: "HOST_NOT_ALLOWED",
    });
  });

  it.each([
    ["127.0.0.1", true],
    ["10.1.2.3", true],
    ["169.254.169.254", true],
    ["172.31.0.1", true],
    ["192.168.1.1", true],
    ["::1", true],
    ["::ffff:10.0.0.1", true],
    ["fd00::1", true],
    ["8.8.8.8", false],
    ["172.32.0.1", false],
    ["2001:4860:4860::8888", false],
  ])("knows whether %s is inside: %s", (address, inside) => {
    expect(isPrivateAddress(address)).toBe(inside);
  });
});

describe("a name that is taken", () => {
  const at = new Date("2026-11-21T10:15:00.123Z");
  it.each([
    ["/in/list.csv", 1, "/in/list_20261121T101500Z.csv"],
    ["/in/list.csv", 2, "/in/list_20261121T101500Z-2.csv"],
    ["/in.d/list", 1, "/in.d/list_20261121T101500Z"],
    ["/in/.list", 1, "/in/.list_20261121T101500Z"],
    ["list.tar.gz", 1, "list.tar_20261121T101500Z.gz"],
  ])("%s (%i) becomes %s", (path, count, name) => {
    expect(clashName(path, at, count)).toBe(name);
  });
});
