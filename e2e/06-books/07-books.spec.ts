import { expect, test } from "@playwright/test";

import { expectAccessible, signIn, tagOf } from "../firm";

test("a manual journal is made by one person and posted when another agrees", async ({ page, browser }) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  const narration = `Rent ${tagOf("JNL")}`;
  await page.goto(`${baseUrl}/ledger/journals/new`);
  await expectAccessible(page);
  await page.getByLabel("Narration").fill(narration);
  const first = page.getByRole("group", { name: "Line 1" });
  const second = page.getByRole("group", { name: "Line 2" });
  await first.getByLabel("Account").selectOption("5420");
  await first.getByLabel("Debit").fill("1200.00");
  await second.getByLabel("Account").selectOption("2800");
  await second.getByLabel("Credit").fill("1100.00");
  await page.getByRole("button", { name: "Send for approval" }).click();
  await expect(page.getByText("Debits and credits are not equal").first()).toBeVisible();
  await expect(first.getByLabel("Debit")).toHaveValue("1200.00");
  await second.getByLabel("Credit").fill("1200.00");
  await expect(page.getByText("In balance")).toBeVisible();
  await page.getByRole("button", { name: "Send for approval" }).click();
  await expect(page.getByText("Sent for approval").first()).toBeVisible();

  await page.goto(`${baseUrl}/approvals`);
  const own = page.getByRole("region").filter({ hasText: narration });
  await expect(own.getByText("somebody else decides")).toBeVisible();
  await expect(own.getByRole("button", { name: "Approve" })).toHaveCount(0);

  const checker = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(checker, "manager");
  await checker.goto(`${baseUrl}/approvals`);
  await expectAccessible(checker);
  const asked = checker.getByRole("region").filter({ hasText: narration });
  await asked.getByRole("button", { name: "Approve and carry out" }).click();
  await checker.getByRole("dialog").getByRole("button", { name: "Approve and carry out" }).click();
  await expect(checker.getByText("Approved and carried out").first()).toBeVisible();

  await page.goto(`${baseUrl}/ledger/journals`);
  const row = page.getByRole("row").filter({ hasText: narration });
  await expect(row).toContainText("1,200.00");
  await expect(row).toContainText("Miriam");
  await expectAccessible(page);
  await row.getByRole("button", { name: "Reverse" }).click();
  await page.getByLabel("Reason").fill("Entered twice");
  await page.getByRole("button", { name: "Ask for the reversal" }).click();
  await expect(page.getByText("The reversal waits for a second person").first()).toBeVisible();
});

test("a month closes softly, and one that runs cannot be closed", async ({ page }) => {
  const { baseUrl } = await signIn(page, "manager");
  await page.goto(`${baseUrl}/ledger/periods?on=2019-06-15`);
  await expectAccessible(page);
  const month = page.getByRole("row").filter({ hasText: "Mar 2019" });
  await month.getByRole("button", { name: "Close softly" }).click();
  await page.getByRole("button", { name: "Close it" }).click();
  await expect(month).toContainText("Closed, adjustments only");
  await page.goto(`${baseUrl}/ledger/periods`);
  const running = page.getByRole("row").filter({
    hasText: new Date().toLocaleDateString("en-US", {
      month: "short",
      year: "numeric",
      timeZone: "America/New_York",
    }),
  });
  await expect(running.getByRole("button")).toHaveCount(0);
});

test("the balance sheet balances, and the year stands beside the one before", async ({ page }) => {
  const { baseUrl } = await signIn(page, "manager");
  for (const place of ["balance-sheet", "profit-and-loss"]) {
    await page.goto(`${baseUrl}/ledger/${place}`);
    await expectAccessible(page);
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
  await page.getByRole("link", { name: /5010/ }).first().click();
  await page.waitForURL(/\/ledger\/5010/);
});
