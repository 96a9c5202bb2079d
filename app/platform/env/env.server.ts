import type { Env } from "./env-schema";
import { readEnv } from "./read-env";

let checked: Env | null = null;

/** The process's variables, checked at the first call; web and worker call it before anything else. */
export function env(): Env {
  checked ??= readEnv(process.env);
  return checked;
}

/** For tests: what `env()` answers from now on. */
export function provideEnv(given: Env): void {
  checked = given;
}
