import { newId } from "~/platform/ids/new-id";
import { hashPassword } from "~/platform/crypto/hash-password.server";
import { env } from "~/platform/env/env.server";

import { staffCookie } from "~/people/access/session-cookie.server";
import { findTotp, saveNewTotp, saveTotpConfirmed } from "~/people/data/login/user-factors.server";
import { acrossTenantsStaffSession, saveSession } from "~/people/data/session/sessions.server";

import * as login from "../../app/routes/_public+/login";
import { type Seen, TestBrowser } from "./browser";
import { TEST_AUTHENTICATOR } from "./firm";
import { ownerRows } from "./owner-rows";
import type { World } from "./world";

export const PASSWORD = "nine quiet herons at dusk";

export interface TestLogin {
  userId: string;
  staffId: string;
  email: string;
}

/** Makes a staff member's login one that can be signed in with: active, with a real password. */
export async function activate(world: World, staffId: string): Promise<TestLogin> {
  const email = `login-${newId()}@firm.test`;
  const hash = await hashPassword(PASSWORD, env().PASSWORD_PEPPER);
  const [row] = await ownerRows<{ id: string }>(
    world,
    `UPDATE user_account SET status = 'active', email = $2, password_hash = $3, full_name = 'Lena Login'
      WHERE id = (SELECT user_id FROM staff WHERE id = $1) RETURNING id`,
    [staffId, email, hash],
  );
  if (!row) throw new Error("no such staff member");
  return { userId: row.id, staffId, email };
}

export function typePassword(browser: TestBrowser, email: string, password = PASSWORD): Promise<Seen> {
  return browser.post(login, "/login", { email, password });
}

/** The code of the authenticator comes from the clock: forgetting the last step lets a test sign in again at once. */
export async function forgetSteps(world: World, { userId }: TestLogin): Promise<void> {
  await ownerRows(world, "UPDATE user_factor SET last_step = 0 WHERE user_id = $1 AND kind = 'totp'", [
    userId,
  ]);
}

/** A browser in which a staff member is signed in, with a second factor that was shown just now. */
export async function signedIn(world: World, tenantId: string, staffId: string): Promise<TestBrowser> {
  const { database } = world.host;
  const { userId } = await activate(world, staffId);
  if (!(await findTotp(database, userId, "used"))) {
    const factor = await saveNewTotp(database, userId, TEST_AUTHENTICATOR);
    await saveTotpConfirmed(database, userId, factor, 0);
  }
  const { token } = await saveSession(database, {
    kind: "staff",
    userId,
    principalId: staffId,
    tenantId,
    ip: null,
    userAgent: null,
    factorAt: new Date(),
  });
  const browser = new TestBrowser();
  const [pair = ""] = (await staffCookie().serialize(token)).split(";");
  const [name = "", value = ""] = pair.split("=");
  browser.cookies.set(name, value);
  browser.csrf = (await acrossTenantsStaffSession(database, token))?.csrf ?? "";
  return browser;
}
