import { hash, verify } from "@node-rs/argon2";

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

let dummy: Promise<string> | null = null;

/** Takes as long for an unknown login (null) as for a known one. */
export async function isPassword(stored: string | null, password: string, pepper: string): Promise<boolean> {
  dummy ??= hashPassword("a login nobody has", pepper);
  const against = stored ?? (await dummy);
  const same = await inTurn(() =>
    verify(against, password.normalize("NFC"), { secret: Buffer.from(pepper) }),
  );
  return stored !== null && same;
}
