import { expect, type Page, test } from "@playwright/test";

import { demoFacts, expectAccessible, signIn, tagOf } from "../firm";
import { mailTo } from "../mailbox";
import { signUp } from "../sign-up";

/** The provider's page takes a test card. */
async function typeCard(page: Page, number: string): Promise<void> {
  await page.waitForURL(/\/c\/pay\//);
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expiry").fill("12 / 34");
  await page.getByLabel("Security code").fill("123");
  await page.getByRole("button", { name: /^(Pay|Save)/ }).click();
}

async function changeCard(page: Page, baseUrl: string, number: string): Promise<void> {
  await page.goto(`${baseUrl}/settings/billing`);
  await page.getByRole("button", { name: "Change card" }).first().click();
  await typeCard(page, number);
  await page.waitForURL(/\/settings\/billing$/);
}

async function invite(page: Page, baseUrl: string, name: string, tag: string): Promise<void> {
  await page.goto(`${baseUrl}/settings/people`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail", { exact: true }).fill(`${name}-${tag}@agency.example`.toLowerCase());
  await page.getByLabel("Role", { exact: true }).selectOption("viewer");
  await page.getByRole("button", { name: "Send invitation" }).click();
}

/** The next cycle of the firm's subscription begins now, at the provider. */
async function renew(email: string): Promise<void> {
  const { stripeUrl } = await demoFacts();
  const answer = await fetch(`${stripeUrl}/_control/renew`, {
    method: "POST",
    body: JSON.stringify({ email }),
  });
  expect(answer.status).toBe(200);
}

test("a trial chooses a plan and pays, buys a seat at the price it saw, and gets over a fee that was declined", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const tag = tagOf("Pays");
  const { baseUrl, email } = await signUp(page, { tag, fullName: "Paula Payer" });

  await page.goto(`${baseUrl}/settings/billing`);
  await expect(page.getByText(/No invoices yet — your trial ends on/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Choose a plan" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "See the price: Starter" }).click();
  await expect(page.getByTestId("due")).toHaveText("$99.00");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go on to payment" }).click();
  await typeCard(page, "4000000000000002");
  await expect(page.getByRole("alert")).toContainText("declined");
  await typeCard(page, "4242424242424242");
  await page.waitForURL(/\/settings\/billing$/);
  await expect(page.getByText("Thank you. Your plan is in force.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Invoices" })).toContainText("Paid");
  await expectAccessible(page);
  await mailTo(email, /Receipt: \$99\.00/);

  await invite(page, baseUrl, "Second", tag);
  await expect(page.getByText(`second-${tag}@agency.example`.toLowerCase()).first()).toBeVisible();
  await invite(page, baseUrl, "Third", tag);
  await expect(page.getByText(`third-${tag}@agency.example`.toLowerCase()).first()).toBeVisible();
  await invite(page, baseUrl, "Fourth", tag);
  await expect(page.getByText("All 3 seats are taken")).toBeVisible();
  await expect(page.getByTestId("seat-price")).toContainText("$25.00 with each cycle");
  await expectAccessible(page);
  await page.getByLabel("Add a seat for this price").check();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("table").getByText(`fourth-${tag}@agency.example`.toLowerCase())).toBeVisible();
  await expect(async () => {
    await page.goto(`${baseUrl}/settings/billing`);
    await expect(page.getByText("4 of 4")).toBeVisible({ timeout: 1_000 });
    await expect(page.getByRole("table", { name: "Invoices" }).getByText("Paid")).toHaveCount(2, {
      timeout: 1_000,
    });
  }).toPass({ timeout: 30_000 });

  await changeCard(page, baseUrl, "4000000000000341");
  await renew(email);
  await expect(async () => {
    await page.goto(`${baseUrl}/settings/billing`);
    await expect(page.getByText("A fee is open")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page);
  await mailTo(email, /overdue/);

  await changeCard(page, baseUrl, "4242424242424242");
  await expect(async () => {
    await page.goto(`${baseUrl}/settings/billing`);
    await expect(page.getByText("A fee is open")).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await mailTo(email, /is open again/);
});

test("@phone the billing page of a firm that pays fits a phone, with its plan, use and invoices", async ({
  page,
}) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  await page.goto(`${baseUrl}/settings/billing`);
  await expect(page.getByText("Growth", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /^PDF/ }).first()).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
  await expectAccessible(page);
});
