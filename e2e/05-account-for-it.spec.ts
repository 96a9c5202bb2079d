import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, test } from "@playwright/test";

import { expectAccessible, signIn } from "./firm";

test("the trial balance balances, and a payment shows its postings", async ({ page }) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  await page.goto(`${baseUrl}/ledger`);
  await expect(page.getByText(/balance/i).first()).toBeVisible();
  await expectAccessible(page);
  const clearing = page.getByRole("row", { name: /1040/ });
  const closing = await clearing.getByRole("cell").nth(4).textContent();
  const today = await page.getByLabel("As of").inputValue();
  await page.getByLabel("From").first().fill(today);
  await expect(page).toHaveURL(new RegExp(`from=${today}`));
  await expect(clearing.getByRole("cell").nth(4)).toHaveText(closing ?? "");
  await page.getByRole("link", { name: /1040/ }).first().click();
  await page.waitForURL(/\/ledger\/1040/);
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await page.goto(`${baseUrl}/payments?method=card`);
  await page.locator("tbody tr a").first().click();
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}/);
  await expect(page.getByText("2100").first()).toBeVisible();
  await expect(page.getByText("1040").first()).toBeVisible();
  await expectAccessible(page);
});

test("the journal leaves as CSV and as a plain-text journal that accounting programs take", async ({
  page,
}) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  await page.goto(`${baseUrl}/ledger`);
  const folder = await mkdtemp(path.join(tmpdir(), "quittance-journal-"));
  for (const kind of ["csv", "journal"]) {
    const download = page.waitForEvent("download");
    await page.locator(`button[formaction*="/ledger/journal.${kind}"]`).click();
    await (await download).saveAs(path.join(folder, `journal.${kind}`));
  }
  const journal = path.join(folder, "journal.journal");
  for (const [program, args] of [
    ["/usr/bin/hledger", ["check", "-f", journal]],
    ["/usr/bin/ledger", ["balance", "-f", journal]],
  ] as const) {
    // the two are Debian packages: where they are installed they must agree
    if (existsSync(program)) execFileSync(program, [...args]);
  }
});

test("each figure of the dashboard opens the rows that make it", async ({ page }) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  await page.goto(`${baseUrl}/dashboard`);
  await expectAccessible(page);
  const tile = page.locator(".tile", { hasText: "Active accounts" }).first();
  const active = Number((await tile.locator(".tile-value").first().textContent())?.replaceAll(",", ""));
  await tile.getByRole("link").first().click();
  await page.waitForURL(/\/worklist/);
  await expect(page.locator("tbody tr")).toHaveCount(Math.min(active, 50));
});

test("fits a phone: no sideways scroll on the pages a manager reads on the way @phone", async ({ page }) => {
  const { baseUrl } = await signIn(page, "manager");
  for (const address of ["/dashboard", "/worklist", "/payments", "/ledger"]) {
    await page.goto(`${baseUrl}${address}`);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide, address).toBeLessThanOrEqual(0);
  }
});
