import { expect, type Page, test } from "@playwright/test";

import { totpCode, totpStep } from "../../app/people/domain/login/totp.server";
import { demoFacts, expectAccessible, signIn, tagOf } from "../firm";
import { mailTo } from "../mailbox";

/** Into the console: password and code in one form; a code that another run spent is typed anew. */
async function enterConsole(page: Page): Promise<string> {
  const facts = await demoFacts();
  const login = facts.logins.find(({ role }) => role === "operator");
  if (!login?.authenticator) throw new Error("the demo has no operator");
  await page.goto(`${facts.baseUrl}/operator`);
  await page.waitForURL(/\/operator\/sign-in/);
  await expect(async () => {
    await page.getByLabel("E-mail").fill(login.email);
    await page.locator("input[name=password]").fill(login.password);
    await page
      .getByLabel("Code of the authenticator")
      .fill(totpCode(login.authenticator!, totpStep(new Date()) + 1));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(/\/operator$/, { timeout: 3_000 });
  }).toPass({ intervals: [8_000], timeout: 60_000 });
  return facts.baseUrl;
}

test("an operator asks to look into a firm, its owner allows it, and sees each page that was opened", async ({
  page,
  browser,
}) => {
  const baseUrl = await enterConsole(page);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Harbor Recovery Services" }).click();
  await page.waitForURL(/\/operator\/tenants\//);
  await expectAccessible(page);
  const asked = new Date();
  const ticket = tagOf("T");
  await page.getByLabel("Ticket").fill(ticket);
  await page.locator("#ask input[name=reason]").fill("The payments of this morning look wrong");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.waitForURL(/\/operator\/access/);

  const mail = await mailTo("ada@harbor.example", /asks to look into/, asked);
  expect(mail.text).toContain(ticket);

  const ownersBrowser = await browser.newContext();
  const owner = await ownersBrowser.newPage();
  await signIn(owner, "agency_admin");
  await owner.goto(`${baseUrl}/settings/operator-access`);
  await expectAccessible(owner);
  // an earlier try of this journey may have left a look open, and the bell speaks of pages too
  const look = owner.getByRole("main").getByRole("region").filter({ hasText: ticket });
  await look.getByRole("button", { name: "Allow a look" }).click();
  await expect(look.getByText("Open now")).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Look in" }).first().click();
  await page.waitForURL(/\/dashboard/);
  await expect(page.getByText("Nothing can be changed.")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${baseUrl}/worklist`);
  await expect(page.getByText("Nothing can be changed.")).toBeVisible();

  await owner.reload();
  await look.getByText(/pages? opened/).click();
  await expect(look.getByText("/worklist", { exact: true }).first()).toBeVisible();
  await look.getByRole("button", { name: "End it now" }).click();
  await expect(look.getByRole("button", { name: "End it now" })).toHaveCount(0);

  await page.goto(`${baseUrl}/worklist`);
  await page.waitForURL(/\/login/);
  await page.goto(`${baseUrl}/operator/jobs`);
  await expectAccessible(page);
  for (const name of ["Provider news", "Switches", "Looks"]) {
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expectAccessible(page);
  }
  await ownersBrowser.close();
});
