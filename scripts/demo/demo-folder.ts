import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/** The demo's own files below `--data`. */
export interface DemoFolder {
  root: string;
  postgres: string;
  files: string;
  sftp: string;
  sftpKey: string;
  mail: string;
  logs: string;
  stripe: string;
  names: string;
  facts: string;
  processes: string;
  seed: string;
}

export async function openFolder(root: string): Promise<DemoFolder> {
  const at = (name: string) => path.join(root, name);
  const folder = {
    root,
    postgres: at("postgres"),
    files: at("files"),
    sftp: at("sftp"),
    // the same key at every start: a firm pins it
    sftpKey: at("sftp-host-key"),
    mail: at("mail"),
    logs: at("logs"),
    stripe: at("stripe.json"),
    names: at("names.json"),
    facts: at("demo.json"),
    processes: at("processes.json"),
    seed: at("seed.json"),
  };
  await mkdir(root, { recursive: true, mode: 0o755 });
  for (const name of [folder.files, folder.sftp, folder.mail, folder.logs])
    await mkdir(name, { recursive: true });
  return folder;
}

/** null when the file is missing or half-written. */
export async function readJson<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Whole or not at all, and readable by the owner only: the files hold passwords. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

export interface DemoSecrets {
  sessionSecret: string;
  passwordPepper: string;
  fieldKey: string;
  blindIndexKey: string;
  stripeKey: string;
  webhookSecret: string;
  sftpPassword: string;
}

/** Made once: a later start must still read what an earlier one encrypted. */
export async function demoSecrets(folder: DemoFolder): Promise<DemoSecrets> {
  const file = path.join(folder.root, "secrets.json");
  const known = await readJson<DemoSecrets>(file);
  if (known) return known;
  const secret = () => randomBytes(32).toString("base64");
  const word = () => randomBytes(18).toString("base64url");
  const made: DemoSecrets = {
    sessionSecret: secret(),
    passwordPepper: secret(),
    fieldKey: secret(),
    blindIndexKey: secret(),
    stripeKey: `sk_test_${word().replace(/[-_]/g, "x")}`,
    webhookSecret: `whsec_${word().replace(/[-_]/g, "x")}`,
    sftpPassword: word(),
  };
  await writeJson(file, made);
  return made;
}
