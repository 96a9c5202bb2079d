import { readFile } from "node:fs/promises";

import { type Browser, expect, type Page } from "@playwright/test";

import { demoFacts, loadFile, placementFile, signIn } from "./firm";
import { codeFor } from "./mailbox";

export interface Debt {
  ref: string;
  name: string;
  email: string;
  /** as it stands on the pages */
  amount: string;
}

/** Debts of $300.00 of this run alone, one person each. */
export async function placeDebts(browser: Browser, tag: string, names: string[]): Promise<Debt[]> {
  const page = await (await browser.newContext()).newPage();
  const { baseUrl } = await signIn(page, "manager");
  const debts = names.map((name, index) => ({
    ref: `${tag}-${index}`,
    name,
    email: `${tag}-${index}@debtor.example`.toLowerCase(),
    amount: "300.00",
  }));
  await loadFile(page, baseUrl, placementFile(tag, debts));
  await page.getByRole("button", { name: /^Load \d+ account/ }).click();
  await expect(page.getByText("Open the accounts").first()).toBeVisible({ timeout: 30_000 });
  await page.context().close();
  return debts;
}

/** A phone in the debtor's hand, signed in to the portal with the mailed code. */
export async function openPortal(browser: Browser, debt: Debt): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  const { portalUrl } = await demoFacts();
  await page.goto(portalUrl);
  await page.getByLabel("Your reference").fill(debt.ref);
  const asked = new Date();
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("Six-digit code").fill(await codeFor(debt.email, /sign-in code/, asked));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Your account", exact: true })).toBeVisible();
  return page;
}

/** From the overview to the card page; null pays the whole balance. */
export async function goToCardPage(page: Page, amount: string | null): Promise<void> {
  await page.getByRole("link", { name: "Pay now" }).click();
  await chooseAmount(page, amount);
  await page.getByRole("button", { name: "Continue to the card page" }).click();
  await page.waitForURL(/\/c\/pay\//);
}

export async function chooseAmount(page: Page, amount: string | null): Promise<void> {
  if (amount === null) return;
  await page.getByLabel("Another amount").check();
  await page.getByRole("textbox", { name: "Amount" }).fill(amount);
}

export const CARDS = {
  good: "4242424242424242",
  noFunds: "4000000000009995",
  declined: "4000000000000002",
  disputed: "4000000000000259",
};

/** Types a card on the processor's page and sends it. */
export async function giveCard(page: Page, number: string): Promise<void> {
  await page.locator("[name=cardNumber]").fill(number);
  await page.locator("[name=cardExpiry]").fill("12 / 34");
  await page.locator("[name=cardCvc]").fill("123");
  await page.locator("button[type=submit]").click();
}

/** Follows a link that downloads; answers the file's name and first bytes. */
export async function download(page: Page, follow: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent("download"), follow()]);
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), start: bytes.subarray(0, 5).toString(), size: bytes.length };
}

/** The staff side's page of an account, found as staff find it. */
export async function openAccount(page: Page, baseUrl: string, debt: Debt): Promise<void> {
  await page.goto(`${baseUrl}/worklist?text=${encodeURIComponent(debt.ref)}`);
  await page.getByRole("table").getByRole("link", { name: debt.ref }).first().click();
  await page.waitForURL(/\/accounts\/[0-9a-f-]{36}/);
}
