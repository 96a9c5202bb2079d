import { type BrowserContext, expect, type Page, test } from "@playwright/test";

import { totpCode, totpStep } from "../../app/people/domain/login/totp.server";
import { demoFacts, enrolApp, expectAccessible, tagOf } from "../firm";
import { codeFor, mailTo } from "../mailbox";

const PASSWORD = "seven slow rivers run";

/** A device that proves its person by finger, as Chromium plays it. */
async function withAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Opens an agency of its own; ends where its admin must set up a second factor. */
async function openAgency(page: Page): Promise<{ baseUrl: string; email: string }> {
  const tag = tagOf("Safe");
  const email = `sven@${tag}.example`.toLowerCase();
  const { baseUrl } = await demoFacts();
  await page.goto(`${baseUrl}/signup`);
  await page.getByLabel("Your name").fill("Sven Safe");
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Agency name").fill(`${tag} Recovery`);
  await page.getByLabel("I accept the terms").check();
  await page.getByRole("button", { name: "Send me the code" }).click();
  await page.getByLabel("Code", { exact: true }).fill(await codeFor(email, /Quittance code/));
  await page.getByRole("button", { name: "Open my agency" }).click();
  await page.waitForURL(/\/login\/enrol/);
  return { baseUrl, email };
}

async function typeLogin(page: Page, baseUrl: string, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${baseUrl}/login`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
}

test("a passkey is made at the first page, signs in alone, and stands under My security", async ({
  page,
  context,
}) => {
  await withAuthenticator(context, page);
  const { baseUrl } = await openAgency(page);
  await expectAccessible(page);
  await page.getByLabel("Name of the passkey").fill("Work laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Keep these recovery codes")).toBeVisible();
  await page.getByRole("link", { name: "I have kept the codes" }).click();
  await page.waitForURL(/\/dashboard/);

  // the browser's own list under the e-mail field: this device answers it by itself
  await page.context().clearCookies();
  await page.goto(`${baseUrl}/login?next=/worklist`);
  await page.waitForURL(/\/worklist/);

  await page.context().clearCookies();
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
  await page.goto(`${baseUrl}/login?next=/settings/security`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL(/\/settings\/security/);
  await expect(page.getByText("Passkey · Work laptop")).toBeVisible();
  await expectAccessible(page);

  // the last factor of an admin stays
  await page.getByRole("button", { name: "Remove" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("An admin keeps at least one factor").first()).toBeVisible();
});

test("an authenticator is asked for after the password; a recovery code helps once", async ({ page }) => {
  const { baseUrl, email } = await openAgency(page);
  const { key, codes } = await enrolApp(page);
  const code = codes[0]!;

  await typeLogin(page, baseUrl, email);
  await page.waitForURL(/\/login\/second-factor/);
  await expectAccessible(page);
  await page.goto(`${baseUrl}/dashboard`);
  await page.waitForURL(/\/login\/second-factor/);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await page.waitForURL(/\/dashboard/);
  await mailTo(email, /recovery code was used/);

  await typeLogin(page, baseUrl, email);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await expect(page.getByText("That is not the code").first()).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(totpCode(key, totpStep(new Date()) + 1));
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await page.waitForURL(/\/dashboard/);
});

test("without scripts the password path is whole and nothing speaks of passkeys @phone", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const { baseUrl, logins } = await demoFacts();
  const admin = logins.find((one) => one.tenant === "keystone")!;
  await page.goto(`${baseUrl}/login`);
  await expect(page.getByText(/passkey/i)).toHaveCount(0);
  await page.getByLabel("E-mail").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Your second factor" })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("That is not the code").first()).toBeVisible();
});
