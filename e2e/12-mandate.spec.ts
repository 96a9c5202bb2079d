import { expect, test } from "@playwright/test";

import { CARDS, type Debt, giveCard, openPortal, placeDebts } from "./debtor";
import { expectAccessible, signIn, tagOf } from "./firm";

test.describe.configure({ mode: "serial" });

let debt: Debt;
test.beforeAll(async ({ browser }) => {
  [debt] = (await placeDebts(browser, tagOf("MAN"), ["Mara Mandate"])) as [Debt];
});

test("a debtor saves a card, the firm draws on it, and the debtor takes the permission back", async ({
  page,
  browser,
}) => {
  const portal = await openPortal(browser, debt);
  await portal.getByRole("link", { name: "Save a way to pay" }).click();
  await expectAccessible(portal);
  await portal.getByLabel("At most, each time").fill("100.00");
  await portal.getByLabel(/I have read the text above/).check();
  await portal.getByRole("button", { name: "Agree and continue" }).click();
  await portal.waitForURL(/\/c\/pay\//);
  await giveCard(portal, CARDS.good);
  await portal.waitForURL(/\/mandates\//);
  await expect(portal.getByRole("heading", { name: /4242 is saved/ })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(portal);

  const { baseUrl } = await signIn(page, "manager");
  await page.goto(`${baseUrl}/search?q=${debt.ref}`);
  await page
    .getByRole("link", { name: debt.ref })
    .or(page.getByRole("link", { name: debt.name }))
    .first()
    .click();
  await page.getByRole("link", { name: /4242/ }).click();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Amount" }).fill("100.01");
  await page.getByRole("button", { name: "Draw", exact: true }).click();
  await expect(page.getByText(/more than may be drawn/).first()).toBeVisible();
  await page.getByRole("textbox", { name: "Amount" }).fill("60.00");
  await page.getByRole("button", { name: "Draw", exact: true }).click();
  await expect(page.getByText("The debit is planned")).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("$240.00").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await page.goto(`${baseUrl}/payments/mandates`);
  await expect(page.getByRole("row").filter({ hasText: "Mara Mandate" })).toContainText("In force");
  await expectAccessible(page);

  await portal.getByRole("button", { name: "Take this permission back" }).click();
  await expect(portal.getByRole("heading", { name: "This permission has ended" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: "Mara Mandate" })).toContainText("Taken back");
});
