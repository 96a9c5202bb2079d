import { expect, test } from "@playwright/test";

import { expectAccessible, loadFile, placementFile, signIn, tagOf } from "./firm";

test("a placement file is recognised, previewed, loaded live and reported row by row", async ({ page }) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  const tag = tagOf("IMP");
  const file = placementFile(tag, [
    { ref: `${tag}-1`, name: "Angela Foster", amount: "3450.00" },
    { ref: `${tag}-2`, name: "Brian O'Sullivan", amount: "100.50" },
    { ref: `${tag}-3`, name: "Somebody Else", amount: "not_a_number", due: "bad-date" },
  ]);
  await loadFile(page, baseUrl, file);
  await expect(page.getByText("2 accounts will be created")).toBeVisible();
  await expect(page.getByText("1 row is left out because something in it is wrong")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Load 2 accounts" }).click();
  await expect(page.getByText("Open the accounts").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("3,550.50").first()).toBeVisible();
  const refused = page.locator("tbody tr", { hasText: "Refused" });
  await expect(refused.filter({ hasText: "not_a_number" })).toContainText(/4.*original_amount/);
  await expect(refused.filter({ hasText: "bad-date" })).toContainText(/4.*due_date/);
  const download = page.waitForEvent("download");
  await page.locator('a[href*="/errors"]').first().click();
  const text = await (await (await download).createReadStream()).toArray();
  expect(Buffer.concat(text as Buffer[]).toString("utf8")).toContain("error_reasons");
  await page.getByText("Open the accounts").first().click();
  await expect(page.getByRole("row", { name: new RegExp(`${tag}-2`) })).toBeVisible();

  await page.goto(`${baseUrl}/imports?status=completed&from=2020-01-01`);
  const creditor = page.getByRole("combobox", { name: "Placed by" });
  // what is chosen before the page has come to life is chosen again
  await expect(async () => {
    await creditor.selectOption({ label: "Meridian Portfolio Services" });
    await expect(page).toHaveURL(/status=completed.*creditor=/, { timeout: 2000 });
  }).toPass();
  await expect(page.getByRole("row", { name: new RegExp(tag) })).toBeVisible();
  await page.goto(`${baseUrl}/imports?from=2099-01-01`);
  await expect(page.getByText("No import fits these filters")).toBeVisible();
});

test("the same file twice adds nothing and leads to the first import", async ({ page }) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  const tag = tagOf("DUP");
  const file = placementFile(tag, [{ ref: `${tag}-1`, name: "Angela Foster", amount: "10.00" }]);
  await loadFile(page, baseUrl, file);
  const first = page.url();
  await page.getByRole("button", { name: "Load 1 account" }).click();
  await expect(page.getByText("Open the accounts").first()).toBeVisible({ timeout: 30_000 });
  await page.goto(`${baseUrl}/imports/new`);
  await page.locator("select[name=creditorId]").selectOption({ index: 1 });
  await page.locator("input[name=file]").setInputFiles({ ...file, name: "another-name.csv" });
  await page.getByRole("button", { name: "Upload and check" }).click();
  await expect(page.getByText("This file was taken in before")).toBeVisible();
  await page.getByRole("link", { name: "Open the earlier import" }).click();
  await expect(page).toHaveURL(first);
});

test("a file that cannot be read says what to do", async ({ page }) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  const buffer = Buffer.from(`external_ref,debtor_name\n${tagOf("X")},Y`);
  await loadFile(page, baseUrl, { name: "missing.csv", mimeType: "text/csv", buffer });
  await expect(page.getByText("original_amount").first()).toBeVisible({ timeout: 30_000 });
});

test("a collector has no imports", async ({ page }) => {
  const { baseUrl } = await signIn(page, "collector");
  await expect(page.getByRole("link", { name: "Imports" })).toHaveCount(0);
  const answer = await page.goto(`${baseUrl}/imports`);
  expect(answer?.status()).toBe(403);
});
