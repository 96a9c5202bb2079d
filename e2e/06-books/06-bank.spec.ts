import { expect, test } from "@playwright/test";

import { expectAccessible, signIn, tagOf } from "../firm";

function statementFile(tag: string) {
  const rows = [
    `2026-02-02,${tag} Payment of Angela Foster,150.00`,
    `2026-02-03,${tag} Counter deposit,500.00`,
    `2026-02-03,${tag} Counter deposit,500.00`,
    `2026-02-04,${tag} Bank charges,-12.50`,
    `2026-02-30,${tag} A day that never was,1.00`,
  ];
  const text = ["Date,Details,Amount", ...rows].join("\n");
  return { name: `${tag}.csv`, mimeType: "text/csv", buffer: Buffer.from(text) };
}

test("a bank statement is described, previewed, booked line by line and undone", async ({ page }) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  const tag = tagOf("BANK");
  await page.getByRole("link", { name: "Bank", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bank" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Import a statement" }).click();
  await page.locator("select[name=bankAccountId]").selectOption({ index: 1 });
  await page.locator("input[name=file]").setInputFiles(statementFile(tag));
  await page.getByRole("button", { name: "Upload and check" }).click();
  await page.waitForURL(/\/bank\/statements\/[0-9a-f-]{36}/);
  const address = page.url();
  const describe = page.getByRole("button", { name: "Yes, read it like this" });
  const book = page.getByRole("button", { name: "Book 4 lines" });
  await expect(describe.or(book)).toBeVisible({ timeout: 30_000 });
  if (await describe.isVisible()) {
    await expectAccessible(page);
    await describe.click();
  }
  await expect(book).toBeVisible({ timeout: 30_000 });
  const bad = page.getByRole("row", { name: /2026-02-30/ });
  await expect(bad).toContainText(/6.*Rejected.*Date.*This is no date/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 800 });
  await book.click();
  await expect(page.getByText("4 lines were booked")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Open its lines" }).click();
  await expect(page.getByRole("row", { name: new RegExp(tag) })).toHaveCount(4);
  await expectAccessible(page);
  await page.goto(`${baseUrl}/bank/lines?q=${tag}&side=D`);
  await expect(page.getByRole("row", { name: new RegExp(tag) })).toHaveCount(1);
  // keys are heard once the page's scripts are there
  await expect(async () => {
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/bank\/lines\/[0-9a-f-]{36}$/, { timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("$12.50 went out");
  await expect(page.getByText("1900").first()).toBeVisible();
  await expectAccessible(page);

  await page.goto(address);
  await page.getByRole("button", { name: "Undo the import" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("It was a rehearsal");
  await dialog.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText("Undone: its entries were reversed")).toBeVisible({ timeout: 30_000 });
  await page.goto(`${baseUrl}/bank/lines?view=all&q=${tag}`);
  await expect(page.getByText("No line fits these filters")).toBeVisible();
});

test("a collector has no bank", async ({ page }) => {
  const { baseUrl } = await signIn(page, "collector");
  await expect(page.getByRole("link", { name: "Bank", exact: true })).toHaveCount(0);
  const answer = await page.goto(`${baseUrl}/bank`);
  expect(answer?.status()).toBe(403);
});
