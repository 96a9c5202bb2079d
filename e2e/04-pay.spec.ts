import { expect, test } from "@playwright/test";

import {
  CARDS,
  chooseAmount,
  type Debt,
  download,
  giveCard,
  goToCardPage,
  openAccount,
  openPortal,
  placeDebts,
} from "./debtor";
import { demoFacts, expectAccessible, signIn, tagOf } from "./firm";
import { mailTo } from "./mailbox";

test.describe.configure({ mode: "serial" });

let debts: Debt[];
test.beforeAll(async ({ browser }) => {
  const names = ["Paula Part", "Dora Declined", "Abel Abandon", "Rita Refund", "Twila Twice"];
  debts = await placeDebts(browser, tagOf("PAY"), names);
});

test("before the code is right no page tells of any debt, known reference or not", async ({ page }) => {
  const { portalUrl } = await demoFacts();
  const answers: string[] = [];
  for (const reference of [debts[0]!.ref, "NOBODY-HAS-THIS"]) {
    await page.goto(portalUrl);
    await expectAccessible(page);
    await page.getByLabel("Your reference").fill(reference);
    await page.getByRole("button", { name: "Send me a code" }).click();
    await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
    answers.push(await page.locator("main").innerText());
    expect(page.url()).not.toContain(reference);
    expect(await page.content()).not.toMatch(/Paula|300\.00|Meridian/);
  }
  expect(answers[1]).toBe(answers[0]);
  await page.getByLabel("Six-digit code").fill("123");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("That is not the code")).toBeVisible();
  await expectAccessible(page);
});

test("a debtor pays a part; staff see it at once, and both sides have the receipt", async ({
  page: staff,
  browser,
}) => {
  const debt = debts[0]!;
  const { baseUrl } = await signIn(staff, "manager");
  await openAccount(staff, baseUrl, debt);
  await expect(staff.getByText("$300.00").first()).toBeVisible();

  const portal = await openPortal(browser, debt);
  await expect(portal.getByText("You owe $300.00 to National Credit Corp")).toBeVisible();
  await portal.getByText("Why this number").click();
  await expect(portal.getByText("The debt itself")).toBeVisible();
  await expectAccessible(portal);
  await goToCardPage(portal, "25.50");
  await expect(portal.getByTestId("amount")).toHaveText("$25.50");
  await giveCard(portal, CARDS.good);
  await expect(portal.getByRole("heading", { name: "Thank you. You paid $25.50." })).toBeVisible();
  await expect(portal.getByText("You now owe $274.50 on this account.")).toBeVisible();
  await expectAccessible(portal);

  // nobody touched the staff page since
  await expect(staff.getByText("$274.50").first()).toBeVisible();

  const kept = await download(portal, () => portal.getByRole("link", { name: /receipt/ }).click());
  expect(kept).toMatchObject({ start: "%PDF-" });
  await portal.getByRole("link", { name: "Back to my account" }).click();
  await expect(portal.getByText("You owe $274.50")).toBeVisible();
  await mailTo(debt.email, /Your payment to Harbor Recovery/);

  const paymentId = /receipts\/([0-9a-f-]{36})/.exec(
    (await portal.getByRole("link", { name: /^Receipt for/ }).getAttribute("href")) ?? "",
  )?.[1];
  await staff.goto(`${baseUrl}/payments/${paymentId ?? ""}`);
  const filed = await download(staff, () => staff.getByRole("link", { name: "Receipt" }).click());
  expect(filed).toMatchObject({ start: "%PDF-" });
});

test("a declined card takes nothing and says why; the next one pays", async ({ browser }) => {
  const portal = await openPortal(browser, debts[1]!);
  await goToCardPage(portal, null);
  await giveCard(portal, CARDS.noFunds);
  await expect(portal.getByRole("alert")).toContainText("insufficient funds");
  await portal.getByRole("link", { name: /Cancel/ }).click();
  await expect(async () => {
    await portal.reload();
    await expect(
      portal.getByRole("heading", { name: "Your card was declined: insufficient funds." }),
    ).toBeVisible();
  }).toPass({ timeout: 15_000 });
  await expect(portal.getByText("Nothing was taken.")).toBeVisible();
  await expectAccessible(portal);
  await portal.getByRole("link", { name: "Try again or use another card" }).click();
  await giveCard(portal, CARDS.declined);
  await expect(portal.getByRole("alert")).toContainText("declined");
  await giveCard(portal, CARDS.good);
  await expect(portal.getByRole("heading", { name: "Thank you. You paid $300.00." })).toBeVisible();
  await expect(portal.getByText("You now owe nothing on this account.")).toBeVisible();
});

test("an abandoned payment stays open; another amount takes its place, and the first page closes", async ({
  browser,
}) => {
  const portal = await openPortal(browser, debts[2]!);
  await goToCardPage(portal, "100.00");
  const firstPage = portal.url();
  await portal.getByRole("link", { name: /Cancel/ }).click();
  await expect(portal.getByRole("heading", { name: "You have not paid yet" })).toBeVisible();
  await expectAccessible(portal);
  await portal.getByRole("link", { name: "Continue to the card page" }).click();
  await expect(portal).toHaveURL(firstPage);
  await portal.getByRole("link", { name: /Cancel/ }).click();
  await portal.getByRole("link", { name: "Choose another amount" }).click();
  await chooseAmount(portal, "40.00");
  await portal.getByRole("button", { name: "Continue to the card page" }).click();
  await expect(portal.getByTestId("amount")).toHaveText("$40.00");
  const secondPage = portal.url();
  await expect(async () => {
    await portal.goto(firstPage);
    await expect(portal.locator("[name=cardNumber]")).toHaveCount(0);
  }).toPass({ timeout: 15_000 });
  await portal.goto(secondPage);
  await giveCard(portal, CARDS.good);
  await expect(portal.getByText("You now owe $260.00 on this account.")).toBeVisible();
});

test("a double click, a refresh and the back button never pay twice", async ({ browser }) => {
  const portal = await openPortal(browser, debts[4]!);
  await portal.getByRole("link", { name: "Pay now" }).click();
  await chooseAmount(portal, "10.00");
  await portal.getByRole("button", { name: "Continue to the card page" }).dblclick();
  await portal.waitForURL(/\/c\/pay\//);
  const cardPage = portal.url();
  await giveCard(portal, CARDS.good);
  await expect(portal.getByText("You now owe $290.00 on this account.")).toBeVisible();
  await portal.reload();
  await expect(portal.getByText("You now owe $290.00 on this account.")).toBeVisible();
  await portal.goto(cardPage);
  await expect(portal.locator("[name=cardNumber]")).toHaveCount(0);
  const home = (await demoFacts()).portalUrl + "/home";
  await portal.goto(home);
  await expect(portal.getByText("You owe $290.00")).toBeVisible();
  await expect(portal.getByRole("link", { name: /^Receipt for/ })).toHaveCount(1);
  await portal.getByRole("button", { name: "Sign out" }).click();
  await portal.goto(home);
  await expect(portal.getByRole("heading", { name: "See your account" })).toBeVisible();
});

test("a refund in part, then of the rest, goes back through the books to the debtor's page", async ({
  page: staff,
  browser,
}) => {
  const debt = debts[3]!;
  const portal = await openPortal(browser, debt);
  await goToCardPage(portal, null);
  await giveCard(portal, CARDS.good);
  await expect(portal.getByText("You now owe nothing on this account.")).toBeVisible();
  const paymentId = /payments\/([0-9a-f-]{36})/.exec(portal.url())?.[1];

  const { baseUrl } = await signIn(staff, "manager");
  await staff.goto(`${baseUrl}/payments/${paymentId ?? ""}`);
  await expectAccessible(staff);
  const refund = async (amount: string | null) => {
    await staff.getByRole("button", { name: "Refund", exact: true }).first().click();
    const dialog = staff.getByRole("dialog");
    if (amount) await dialog.getByLabel("Amount").fill(amount);
    await dialog.getByLabel("Reason").fill("Agreed with the client");
    await dialog.getByRole("button", { name: "Refund", exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  await refund("120.00");
  await expect(staff.getByText("Partly refunded").first()).toBeVisible();
  await portal.goto((await demoFacts()).portalUrl + "/home");
  await expect(portal.getByText("You owe $120.00 to National Credit Corp")).toBeVisible();
  await expect(portal.getByText("$120.00 given back")).toBeVisible();

  await refund(null);
  await expect(staff.getByText("All of it went back to the payer.")).toBeVisible();
  await portal.reload();
  await expect(portal.getByText("You owe $300.00 to National Credit Corp")).toBeVisible();
});
