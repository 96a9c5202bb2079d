import { createHash, generateKeyPairSync, timingSafeEqual } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { dirname } from "node:path";

import ssh2, { type AuthContext, type Connection, type ParsedKey } from "ssh2";

import { answerSftp } from "./answer-sftp";
import { ServedFolder } from "./served-folder";

export interface SftpServerOptions {
  /** 0 takes a free one. */
  port?: number;
  host?: string;
  /** The folder clients see as `/`. */
  root: string;
  username: string;
  password: string;
  /** In OpenSSH's one-line form; lets the owner of the private key in as well. */
  publicKey?: string;
  /** Keeps the server's own key over restarts, so that its fingerprint stays. */
  hostKeyFile?: string;
}

export interface RunningSftpServer {
  host: string;
  port: number;
  fingerprint: string;
  /** Breaks every connection, as a failing line does. */
  dropConnections(): void;
  stop(): Promise<void>;
}

/** An SFTP server over a local folder. */
export async function startSftpServer(options: SftpServerOptions): Promise<RunningSftpServer> {
  const { port: wantedPort = 0, host = "127.0.0.1" } = options;
  const hostKey = readHostKey(options.hostKeyFile);
  const ssh = new ssh2.Server({ hostKeys: [hostKey] }, (client) => serve(client, options));
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    ssh.injectSocket(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(wantedPort, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const dropConnections = () => {
    for (const socket of sockets) socket.destroy();
  };

  return {
    host,
    port,
    fingerprint: fingerprintOf(hostKey),
    dropConnections,
    stop: () => {
      dropConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function serve(client: Connection, options: SftpServerOptions): void {
  // A client that leaves in the middle is no reason to stop.
  client.on("error", () => client.end());
  client.on("authentication", (context) => admit(context, options));
  client.on("ready", () => {
    client.on("session", (accept) => {
      accept().on("sftp", (acceptSftp) => answerSftp(acceptSftp(), new ServedFolder(options.root)));
    });
  });
}

function admit(context: AuthContext, { username, password, publicKey }: SftpServerOptions): void {
  const known = equal(context.username, username);
  if (context.method === "password" && known && equal(context.password, password)) return context.accept();
  if (context.method === "publickey" && known && publicKey) {
    const allowed = ssh2.utils.parseKey(publicKey);
    if (!(allowed instanceof Error) && owns(context, allowed)) return context.accept();
  }
  context.reject(["password", "publickey"]);
}

function owns(context: AuthContext & { method: "publickey" }, allowed: ParsedKey): boolean {
  if (context.key.algo !== allowed.type || !context.key.data.equals(allowed.getPublicSSH())) return false;
  // Without a signature the client only asks whether the key would do.
  if (!context.signature || !context.blob) return true;
  return allowed.verify(context.blob, context.signature, context.hashAlgo) === true;
}

function equal(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function readHostKey(file: string | undefined): string {
  if (file && existsSync(file)) return readFileSync(file, "utf8");
  const hostKey = newPrivateKey();
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, hostKey, { mode: 0o600 });
  }
  return hostKey;
}

/**
 * Not by ssh2's own generator: it drops leading zeros of ed25519 keys, so that about one in 375 cannot be read
 * (ssh2 1.17.0, keygen.js).
 */
export function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  return privateKey.export({ type: "sec1", format: "pem" }).toString();
}

function fingerprintOf(hostKey: string): string {
  const key = ssh2.utils.parseKey(hostKey);
  if (key instanceof Error) throw key;
  return `SHA256:${createHash("sha256").update(key.getPublicSSH()).digest("base64").replace(/=+$/, "")}`;
}
