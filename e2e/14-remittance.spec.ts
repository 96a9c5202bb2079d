import { expect, type Page, test } from "@playwright/test";

import { download } from "./debtor";
import { expectAccessible, signIn, tagOf } from "./firm";
import { letPayeeRest } from "./time";

const CLIENT = "Meridian Portfolio Services";

async function setTerms(page: Page, baseUrl: string, payee: string): Promise<void> {
  await page.goto(`${baseUrl}/settings/clients`);
  await page.getByRole("row", { name: CLIENT }).getByRole("link", { name: "Terms" }).click();
  await page.getByLabel("Fee in percent").first().fill("25");
  const choice = page.getByLabel("Bank account of the client");
  await choice.selectOption(await choice.locator("option", { hasText: payee }).getAttribute("value"));
  await page.getByLabel(/^Also for/).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Set these terms" }).click();
  await expect(page.getByText("The terms are in force from that date")).toBeVisible();
}

test("what was collected for a client is calculated, agreed to by a second person and stated", async ({
  browser,
}) => {
  const tag = tagOf("REM");
  const pages = await Promise.all([1, 2, 3].map(async () => (await browser.newContext()).newPage()));
  const [finance, owner, accountant] = pages as [Page, Page, Page];
  const { baseUrl } = await signIn(finance, "finance");
  await signIn(owner, "agency_admin");
  await signIn(accountant, "accountant");

  await finance.goto(`${baseUrl}/payouts/payees`);
  const whose = finance.getByLabel("Whose");
  await whose.selectOption(await whose.locator("option", { hasText: CLIENT }).getAttribute("value"));
  await finance.getByLabel("Name on the account").fill(tag);
  await finance.getByLabel("Bank code").fill("021000021");
  await finance.getByLabel("Account number").fill(String(Date.now()));
  await finance.getByRole("button", { name: "Add", exact: true }).click();
  await expect(finance.getByText("Added; a second person verifies it")).toBeVisible();
  await owner.goto(`${baseUrl}/payouts/payees`);
  const payee = owner.getByRole("row", { name: new RegExp(tag) });
  await payee.getByRole("button", { name: "Verify" }).click();
  await expect(payee).toContainText("Verified");
  await setTerms(owner, baseUrl, tag);

  await finance.goto(`${baseUrl}/remittances`);
  await expectAccessible(finance);
  const client = finance.getByLabel("Client", { exact: true });
  await client.selectOption(await client.locator("option", { hasText: CLIENT }).getAttribute("value"));
  await finance.getByRole("button", { name: "Calculate and ask for approval" }).click();
  await finance.waitForURL(/\/remittances\/[0-9a-f-]{36}$/);
  const url = finance.url();
  await expect(finance.getByText("Waits for a second person to approve it")).toBeVisible();
  await expectAccessible(finance);

  // bank details verified a minute ago: nothing is approved towards them for two days
  await owner.goto(`${baseUrl}/approvals`);
  const approve = owner.getByRole("dialog").getByRole("button", { name: "Approve and carry out" });
  const asked = owner.locator("section").filter({ hasText: CLIENT }).last();
  await asked.getByRole("button", { name: "Approve and carry out" }).click();
  await approve.click();
  await expect(owner.getByText(/changed less than 48 hours ago/).first()).toBeVisible();
  await letPayeeRest(tag);
  await approve.click();
  await expect(owner.getByRole("dialog")).toHaveCount(0);
  await owner.goto(url);
  await expect(owner.getByText("You approved it, so somebody else lets it go.")).toBeVisible();
  await expectAccessible(owner);

  await accountant.goto(url);
  const statement = await download(accountant, () =>
    accountant.getByRole("link", { name: "Statement, PDF" }).click(),
  );
  expect(statement.start).toBe("%PDF-");
  await accountant.getByRole("button", { name: "Let it go" }).click();
  await expect(accountant.getByText(/^Let go\. Download the file/)).toBeVisible();
});

test("a collector sees no remittances", async ({ page }) => {
  const { baseUrl } = await signIn(page, "collector");
  const answer = await page.goto(`${baseUrl}/remittances`);
  expect(answer?.status()).toBe(403);
});
