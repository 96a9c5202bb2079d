import { createHash } from "node:crypto";
import { connect as connectSocket, type Socket } from "node:net";

import { Client, type ConnectConfig, type SFTPWrapper } from "ssh2";

import type { SftpAddress, SftpPort, SftpResult, SftpServer } from "./port";
import { toPublicAddress } from "./public-address.server";
import { Ssh2Session } from "./ssh2-session.server";

export interface Ssh2Config {
  /** Demo and tests only: tenants type the host, and must not reach our own network through it. */
  allowPrivateHosts?: boolean;
  /** For connecting, and for each question to the server. */
  timeoutMs?: number;
  now?: () => Date;
}

export function ssh2Sftp(config: Ssh2Config = {}): SftpPort {
  const { allowPrivateHosts = false, timeoutMs = 20_000, now = () => new Date() } = config;

  return {
    async readFingerprint(address) {
      const line = await openLine(address, allowPrivateHosts, timeoutMs);
      if (!line.ok) return line;
      const seen: { fingerprint?: string } = {};
      const answer = await shakeHands(line.value, timeoutMs, {
        username: "fingerprint",
        hostVerifier: (key: Buffer) => {
          seen.fingerprint = fingerprintOf(key);
          return false;
        },
      });
      if (seen.fingerprint) return { ok: true, value: seen.fingerprint };
      return answer.ok ? failed("FAILED", "The server showed no key") : answer;
    },

    async connect(server) {
      const line = await openLine(server, allowPrivateHosts, timeoutMs);
      if (!line.ok) return line;
      const seen: { fingerprint?: string } = {};
      const ready = await shakeHands(line.value, timeoutMs, {
        username: server.username,
        ...credentials(server),
        hostVerifier: (key: Buffer) => {
          seen.fingerprint = fingerprintOf(key);
          return seen.fingerprint === normalized(server.fingerprint);
        },
      });
      if (!ready.ok) return explain(ready, server, seen.fingerprint);
      const { client, sftp } = ready.value;
      return { ok: true, value: new Ssh2Session(client, sftp, timeoutMs, now) };
    },
  };
}

async function openLine(
  { host, port }: SftpAddress,
  allowPrivate: boolean,
  timeoutMs: number,
): Promise<SftpResult<Socket>> {
  const address = await toPublicAddress(host, allowPrivate).catch(() => undefined);
  if (address === undefined) return failed("UNREACHABLE", "The host name is unknown");
  if (address === null) return failed("HOST_NOT_ALLOWED", "The host is not a public address");
  return new Promise((resolve) => {
    const socket = connectSocket({ host: address, port, noDelay: true });
    const give = (answer: SftpResult<Socket>) => {
      clearTimeout(timer);
      socket.removeAllListeners();
      if (!answer.ok) socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => give(failed("TIMEOUT", "The server did not answer in time")), timeoutMs);
    socket.once("connect", () => give({ ok: true, value: socket }));
    socket.once("error", (error) => give(failed("UNREACHABLE", error.message)));
  });
}

interface Ready {
  client: Client;
  sftp: SFTPWrapper;
}

function shakeHands(sock: Socket, timeoutMs: number, login: ConnectConfig): Promise<SftpResult<Ready>> {
  return new Promise((resolve) => {
    const client = new Client();
    const give = (answer: SftpResult<Ready>) => {
      client.removeAllListeners("close");
      resolve(answer);
      if (!answer.ok) client.destroy();
    };
    client.on("error", (error: Error & { level?: string }) => {
      if (error.level === "client-authentication")
        give(failed("AUTH_FAILED", "The server refused the login"));
      else if (error.level === "client-timeout") give(failed("TIMEOUT", "The server did not answer in time"));
      else give(failed("UNREACHABLE", error.message));
    });
    client.once("close", () => give(failed("UNREACHABLE", "The server closed the connection")));
    client.once("ready", () => {
      client.sftp((error, sftp) => {
        if (error) give(failed("FAILED", "The server does not offer SFTP"));
        else give({ ok: true, value: { client, sftp } });
      });
    });
    try {
      client.connect({ sock, readyTimeout: timeoutMs, keepaliveInterval: 10_000, ...login });
    } catch {
      // Only a private key that cannot be read throws here; its text must not get into a message.
      sock.destroy();
      give(failed("AUTH_FAILED", "The private key cannot be read"));
    }
  });
}

function credentials({ login }: SftpServer): ConnectConfig {
  if (login.kind === "password") return { password: login.password };
  return { privateKey: login.privateKey, passphrase: login.passphrase };
}

/** A refused handshake with a key that is not the confirmed one is told by that key. */
function explain<T>(
  answer: SftpResult<T> & { ok: false },
  server: SftpServer,
  seenFingerprint: string | undefined,
): SftpResult<never> {
  const wanted = normalized(server.fingerprint);
  if (seenFingerprint === undefined || seenFingerprint === wanted) return answer;
  const code = server.fingerprint.trim() === "" ? "HOST_KEY_UNKNOWN" : "HOST_KEY_CHANGED";
  return { ok: false, code, message: `The server shows the key ${seenFingerprint}`, seenFingerprint };
}

function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

/** People paste fingerprints with and without the name of the hash and the padding. */
function normalized(fingerprint: string): string {
  return `SHA256:${fingerprint
    .trim()
    .replace(/^SHA256:/i, "")
    .replace(/=+$/, "")}`;
}

function failed(
  code: "UNREACHABLE" | "TIMEOUT" | "HOST_NOT_ALLOWED" | "AUTH_FAILED" | "FAILED",
  message: string,
) {
  return { ok: false, code, message } as const;
}
