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
  const pages = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  const [finance, owner] = pages as [Page, Page];
  const { baseUrl } = await signIn(finance, "finance");
  await signIn(owner, "agency_admin");

  await finance.goto(`${baseUrl}/payouts/payees`);
  const whose = finance.getByLabel("Whose");
  await whose.selectOption(await whose.locator("option", { hasText: CLIENT }).getAttribute("value"));
  await finance.getByLabel("Name on the account").fill(tag);
  await finance.getByLabel("Bank code").fill("021000021");
  const number = String(Date.now());
  await finance.getByLabel("Account number").fill(number);
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

  await owner.goto(`${baseUrl}/approvals`);
  const approve = owner.getByRole("dialog").getByRole("button", { name: "Approve and carry out" });
  const asked = owner.locator("section").filter({ hasText: CLIENT }).last();
  // a client that had another account before is paid to the new one after two days
  await letPayeeRest(tag);
  await asked.getByRole("button", { name: "Approve and carry out" }).click();
  await approve.click();
  await expect(owner.getByRole("dialog")).toHaveCount(0);
  await owner.goto(url);
  await expect(owner.getByText("You approved it, so somebody else lets it go.")).toBeVisible();
  await expectAccessible(owner);

  await finance.goto(url);
  const statement = await download(finance, () =>
    finance.getByRole("link", { name: "Statement, PDF" }).click(),
  );
  expect(statement.start).toBe("%PDF-");
  await finance.getByRole("button", { name: "Let it go" }).click();
  await expect(finance.getByText(/^Let go\. Download the file/)).toBeVisible();

  // whoever checks the payee sees its whole number, for a purpose and a minute
  await finance.goto(`${baseUrl}/payouts/payees`);
  await finance
    .getByRole("row", { name: new RegExp(tag) })
    .getByRole("link", { name: "Show whole number" })
    .click();
  await finance.getByLabel("What for").selectOption({ label: "To check that it is theirs" });
  await finance.getByLabel("Why now").fill("short");
  await finance.getByRole("button", { name: "Show the number" }).click();
  await expect(finance.getByText("Say why in at least ten characters").first()).toBeVisible();
  await finance.getByLabel("Why now").fill("Called back on the number we know");
  await expectAccessible(finance);
  await finance.getByRole("button", { name: "Show the number" }).click();
  await expect(finance.getByText(/Hidden again in/)).toBeVisible();
  await expect(finance.getByTestId("whole-number")).toContainText(number);
});

test("a collector sees no remittances", async ({ page }) => {
  const { baseUrl } = await signIn(page, "collector");
  const answer = await page.goto(`${baseUrl}/remittances`);
  expect(answer?.status()).toBe(403);
});
