import { saveOperator } from "~/people/data/operator/operators.server";
import { totpCode, totpStep } from "~/people/domain/login/totp.server";
import { hashPassword } from "~/platform/crypto/hash-password.server";
import { env } from "~/platform/env/env.server";

import * as signIn from "../../../app/routes/_operator+/operator+/sign-in";
import * as layout from "../../../app/routes/_operator+/_layout";
import { type Seen, TestBrowser } from "../../support/browser";
import { TEST_AUTHENTICATOR } from "../../support/firm";
import { PASSWORD } from "../../support/login";
import { ownerRows } from "../../support/owner-rows";
import type { World } from "../../support/world";

export const codeNow = () => totpCode(TEST_AUTHENTICATOR, totpStep(new Date()));

/** Somebody of the platform, with the tests' password and authenticator. */
export async function appoint(world: World, email: string): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD, env().PASSWORD_PEPPER);
  const operator = {
    email,
    fullName: `Op ${email.split("@")[0] ?? ""}`,
    passwordHash,
    secret: TEST_AUTHENTICATOR,
  };
  return saveOperator(world.host.database, operator);
}

export async function tryConsole(
  browser: TestBrowser,
  email: string,
  more: Partial<{ password: string; code: string }> = {},
): Promise<Seen> {
  const form = { email, password: PASSWORD, code: codeNow(), ...more };
  return browser.post(signIn, "/operator/sign-in", form);
}

/** A browser signed in to the console. */
export async function enterConsole(world: World, email: string): Promise<TestBrowser> {
  await ownerRows(world, "UPDATE operator SET last_step = NULL WHERE email = $1", [email]);
  const browser = new TestBrowser();
  const seen = await tryConsole(browser, email);
  if (seen.location !== "/operator")
    throw new Error(`the console did not open: ${JSON.stringify(seen.data)}`);
  const frame = await browser.open(layout, "/operator");
  browser.csrf = (frame.data["token"] as { csrf: string }).csrf;
  return browser;
}
