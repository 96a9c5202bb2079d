import { hash, verify } from "@node-rs/argon2";
import { compare } from "bcryptjs";

/** Spec 07 §4.1: Argon2id, 19,456 KiB, 2 passes, 1 lane, with a server-side pepper. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

/** At most eight hashes run at once, so that a burst of sign-ins cannot take all memory. */
const MAX_AT_ONCE = 8;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string, pepper: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC"), { ...PARAMETERS, secret: Buffer.from(pepper) }));
}

const CURRENT = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;
const BCRYPT = /^\$2[aby]\$(\d\d)\$/;
const LEAST_BCRYPT_COST = 10;

/** Whether a hash was made by another system or with other parameters: the next right password makes it anew. */
export function isDatedHash(stored: string): boolean {
  return !stored.startsWith(CURRENT);
}

let dummy: Promise<string> | null = null;

/** Takes as long for an unknown login (null) as for a known one. */
export async function isPassword(stored: string | null, password: string, pepper: string): Promise<boolean> {
  dummy ??= hashPassword("a login nobody has", pepper);
  const against = stored ?? (await dummy);
  const typed = password.normalize("NFC");
  const cost = BCRYPT.exec(against)?.[1];
  // brought from another system, where no pepper was; a cheap hash proves nothing
  if (cost !== undefined) return Number(cost) >= LEAST_BCRYPT_COST && inTurn(() => compare(typed, against));
  const same = await inTurn(() => verify(against, typed, { secret: Buffer.from(pepper) }));
  return stored !== null && same;
}
