import { readFile } from "node:fs/promises";

import { expect, type Page, test } from "@playwright/test";

import { answerFile } from "../tests/support/ach-answers";

import { openAccount, placeDebts } from "./debtor";
import { expectAccessible, signIn, tagOf } from "./firm";
import { firmDay, letDebitFallDue, letFileSettle } from "./time";

const ORIGINATOR: [label: string, value: string][] = [
  ["Routing number of the bank that takes the file", "091000019"],
  ["Name of that bank", "Northern Bank"],
  ["Routing number of the bank that answers for the debits", "091000019"],
  ["Your number at the bank", "1234567890"],
  ["Your name in the file", "Harbor Recovery"],
  ["Company name on the debtor’s statement", "Harbor"],
  ["Company number", "1234567890"],
];

async function nameOurselves(page: Page, baseUrl: string): Promise<void> {
  await page.goto(`${baseUrl}/payments/ach/originator`);
  for (const [label, value] of ORIGINATOR) await page.getByLabel(label, { exact: true }).fill(value);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/payments\/ach$/);
}

/** A signed paper mandate, and a debit of $100.00 under it; answers the payment's id. */
async function planDebit(page: Page): Promise<string> {
  const account = page.url();
  await page.goto(`${account}/mandates/new`);
  await page.getByLabel("Holder of the account").fill("Dana Debtor");
  await page.getByLabel("Routing number").fill("091012984");
  await page.getByLabel("Account number").fill("123456789");
  await page.getByRole("textbox", { name: "At most per debit" }).fill("100.00");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Record the mandate" }).click();
  await expect(page.getByText("The mandate is in force")).toBeVisible();
  await page.getByRole("link", { name: /6789/ }).first().click();
  await page.getByRole("textbox", { name: "Amount" }).fill("100.00");
  const day = firmDay(12);
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByRole("button", { name: "Draw", exact: true }).click();
  await expect(page.getByText("The debit is planned")).toBeVisible();
  const payment = page.locator("main a[href^='/payments/']").first();
  return /[0-9a-f-]{36}/.exec((await payment.getAttribute("href")) ?? "")?.[0] ?? "";
}

test("a debit by file goes to the bank, and what the bank sends back is read, shown and carried out", async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const tag = tagOf("ACH");
  const [debt] = await placeDebts(browser, tag, ["Dana Debtor"]);
  if (!debt) throw new Error("nothing was placed");
  const pages = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  const [owner, manager] = pages as [Page, Page];
  const { baseUrl } = await signIn(owner, "agency_admin");
  await signIn(manager, "manager");
  await nameOurselves(owner, baseUrl);
  await openAccount(manager, baseUrl, debt);
  const paymentId = await planDebit(manager);
  await letDebitFallDue(paymentId);

  await owner.goto(`${baseUrl}/payments/ach`);
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Make the debit file" }).click();
  await owner.waitForURL(/\/payments\/ach\/[0-9a-f-]{36}$/);
  await expectAccessible(owner);
  const waiting = owner.waitForEvent("download");
  await owner.getByRole("link", { name: "Download" }).click();
  const file = await readFile(await (await waiting).path(), "ascii");
  const entry = file.split(/\r?\n/).find((line) => line.startsWith("6") && /dana debtor/i.test(line)) ?? "";
  expect(entry.slice(29, 39)).toBe("0000010000");
  await expect(owner.getByText(/^Download it and give it to the bank/)).toBeVisible();
  await letFileSettle(/[0-9a-f-]{36}/.exec(owner.url())?.[0] ?? "");
  await owner.reload();
  await owner.getByRole("button", { name: "The bank took it" }).click();
  await expect(owner.getByText("Taken by the bank").first()).toBeVisible();
  await manager.goto(`${baseUrl}/payments/${paymentId}`);
  await expect(manager.getByText(/Received|Succeeded/).first()).toBeVisible();

  // the payer's bank has no funds
  await owner.goto(`${baseUrl}/payments/ach`);
  await owner.locator("input[type=file]").setInputFiles({
    name: `${tag}.ach`,
    mimeType: "text/plain",
    buffer: Buffer.from(answerFile([{ trace: entry.slice(79, 94), amount: 10_000n, code: "R01" }])),
  });
  await owner.getByRole("button", { name: "Upload and look" }).click();
  await expect(owner.getByRole("button", { name: "Apply these answers" })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Apply these answers" }).click();
  await expect(owner.getByText("Applied").first()).toBeVisible({ timeout: 30_000 });
  await manager.reload();
  await expect(manager.getByText("Returned").first()).toBeVisible();
});
