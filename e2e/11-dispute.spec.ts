import { expect, test } from "@playwright/test";

import { CARDS, type Debt, giveCard, goToCardPage, openPortal, placeDebts } from "./debtor";
import { demoFacts, expectAccessible, signIn, tagOf } from "./firm";

test.describe.configure({ mode: "serial" });

let debt: Debt;
test.beforeAll(async ({ browser }) => {
  [debt] = (await placeDebts(browser, tagOf("DIS"), ["Della Dispute"])) as [Debt];
});

test("a disputed card payment is answered from what is on record, and the answer goes out once", async ({
  page,
  browser,
}) => {
  const portal = await openPortal(browser, debt);
  await goToCardPage(portal, "40.00");
  await giveCard(portal, CARDS.disputed);
  await portal.waitForURL(/\/payments\//);

  const { baseUrl } = await signIn(page, "agency_admin");
  await expect(async () => {
    await page.goto(`${baseUrl}/payments/disputes`);
    await expect(page.getByRole("row").filter({ hasText: debt.ref })).toHaveCount(1, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page);
  await page.getByRole("row").filter({ hasText: debt.ref }).getByRole("link").first().click();
  await expect(page.getByLabel("Payer’s name")).toHaveValue("Della Dispute");
  await expect(page.getByLabel("Your account of the matter")).toHaveValue(/Della Dispute paid \$40\.00/);
  await expectAccessible(page);
  await page.getByLabel("Why no refund is due").fill("Nothing was overpaid.");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(page.getByText("Draft saved")).toBeVisible();
  await expect(page.getByLabel("Why no refund is due")).toHaveValue("Nothing was overpaid.");
  await page.getByRole("button", { name: "Send the answer" }).click();
  await expect(page.getByText("The answer that was sent")).toBeVisible();
  await expect(page.getByText("The answer is with the payer’s bank")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send the answer" })).toHaveCount(0);
});

test("what the processor told is kept, masked, and shown to those who see the books", async ({ page }) => {
  const { baseUrl } = await demoFacts();
  await signIn(page, "viewer");
  await page.goto(`${baseUrl}/payments/events`);
  await page.getByRole("link", { name: "charge.dispute.created" }).first().click();
  await expect(page.getByRole("heading", { name: "charge.dispute.created" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Work it again" })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(`${baseUrl}/payments/payouts`);
  await expectAccessible(page);
});
