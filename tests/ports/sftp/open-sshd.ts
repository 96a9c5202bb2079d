import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { onTestFinished } from "vitest";

import type { SftpServer } from "~/ports/sftp/port";

const SSHD = "/usr/sbin/sshd";
const KEYGEN = "/usr/bin/ssh-keygen";
/** Where sshd, started as root, drops its rights; it refuses to start without. */
const PRIVILEGE_FOLDER = "/run/sshd";

/** Why Debian's sshd cannot be tried here, if so. */
export function missingSshd(): string | undefined {
  if (!existsSync(SSHD)) return `no ${SSHD}`;
  if (!existsSync(KEYGEN)) return "no ssh-keygen";
  return undefined;
}

/** A real OpenSSH server of this user, on its own port, with its own key and its own configuration. */
export async function openSshd(): Promise<SftpServer> {
  const folder = await mkdtemp(join(tmpdir(), "sshd-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  if (userInfo().uid === 0) await mkdir(PRIVILEGE_FOLDER, { recursive: true, mode: 0o755 });
  const keys = ["host", "user"].map((name) => join(folder, name));
  for (const key of keys) execFileSync(KEYGEN, ["-q", "-t", "ed25519", "-N", "", "-f", key]);
  const [hostKey = "", userKey = ""] = keys;
  await chmod(folder, 0o700);
  const port = await freePort();
  const lines = [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${userKey}.pub`,
    `PidFile ${join(folder, "pid")}`,
    "Subsystem sftp internal-sftp",
    "UsePAM no",
    "StrictModes no",
    "PermitRootLogin prohibit-password",
    "PasswordAuthentication no",
    "KbdInteractiveAuthentication no",
  ];
  const config = join(folder, "sshd_config");
  await writeFile(config, `${lines.join("\n")}\n`);
  const sshd = spawn(SSHD, ["-D", "-e", "-f", config], { stdio: "ignore" });
  onTestFinished(() => stopped(sshd));
  await listening(port);
  const printed = execFileSync(KEYGEN, ["-l", "-f", `${hostKey}.pub`], { encoding: "utf8" });
  return {
    host: "127.0.0.1",
    port,
    username: userInfo().username,
    login: { kind: "private_key", privateKey: await readFile(userKey, "utf8") },
    fingerprint: printed.split(" ")[1] ?? "",
  };
}

function stopped(sshd: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (sshd.exitCode !== null) return resolve();
    sshd.once("exit", () => resolve());
    sshd.kill();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return;
    await pause(50);
  }
  throw new Error("sshd did not start");
}
