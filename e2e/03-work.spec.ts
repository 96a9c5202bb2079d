import { expect, test } from "@playwright/test";

import { expectAccessible, loadFile, placementFile, signIn, tagOf } from "./firm";

test("a manager assigns, a collector finds, contacts, notes, negotiates and records a payment", async ({
  page,
  browser,
}) => {
  const tag = tagOf("WRK");
  const { baseUrl } = await signIn(page, "manager");
  await loadFile(
    page,
    baseUrl,
    placementFile(tag, [{ ref: `${tag}-1`, name: "Devi Ramanathan", amount: "500.00" }]),
  );
  await page.getByRole("button", { name: "Load 1 account" }).click();
  await expect(page.getByText("Open the accounts").first()).toBeVisible({ timeout: 30_000 });

  await page.goto(`${baseUrl}/worklist?text=${tag}`);
  const row = page.getByRole("row", { name: new RegExp(`${tag}-1`) });
  await row.getByRole("checkbox").check();
  const assignee = page.locator(".bulk-bar select[name=staffId]");
  const cole = await assignee.locator("option", { hasText: "Cole Bennett" }).getAttribute("value");
  await assignee.selectOption(cole);
  await page.locator(".bulk-bar button[type=submit]").first().click();
  await expect(row).toContainText("Cole Bennett");

  const collector = await (await browser.newContext()).newPage();
  await signIn(collector, "collector");
  await collector.goto(`${baseUrl}/worklist?text=devi+ramanathan`);
  await collector
    .locator("tbody")
    .getByRole("link", { name: `${tag}-1` })
    .first()
    .click();
  await expect(collector.getByRole("heading", { name: "Devi Ramanathan" })).toBeVisible();
  await expectAccessible(collector);

  await collector.getByText("Why not the others?").click();
  await expect(collector.getByRole("definition").first()).toBeVisible();
  await collector.getByRole("textbox", { name: /note/i }).first().fill("Prefers mornings — O'Brien, शांत");
  await collector.getByRole("button", { name: "Save note" }).click();
  await expect(collector.getByText("Prefers mornings — O'Brien, शांत").first()).toBeVisible();

  await collector.getByRole("button", { name: "Log contact" }).click();
  const contact = collector.getByRole("dialog");
  await contact
    .locator("select[name=result], input[name=result][value=right_party]")
    .first()
    .evaluate((element) => {
      if (element instanceof HTMLSelectElement) element.value = "right_party";
      else (element as HTMLInputElement).checked = true;
    });
  await contact.locator("button[type=submit]").click();
  await expect(collector.locator('.steps [aria-current="step"]')).toContainText("In contact");

  await collector.getByRole("button", { name: "Record payment" }).click();
  const payment = collector.getByRole("dialog");
  await payment.locator("input[name=amount]").fill("120.00");
  await payment.getByLabel("How it was paid").selectOption({ label: "Cash" });
  await payment.locator("button[type=submit]").click();
  await expect(collector.getByText("$380.00").first()).toBeVisible();

  await page.goto(collector.url());
  await expect(page.getByText("$380.00").first()).toBeVisible();
});

test("the worklist pages by keyset, sorts and filters in the URL, and moves by keyboard", async ({
  page,
}) => {
  const { baseUrl } = await signIn(page, "manager");
  await page.goto(`${baseUrl}/worklist?sort=-balance`);
  const amounts = await page
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) =>
        Number((/([\d,]+\.\d\d)/.exec(row.textContent ?? "")?.[1] ?? "0").replaceAll(",", "")),
      ),
    );
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  await expectAccessible(page);
  await page.locator("h1").click();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/accounts\//);
  await page.goBack();
  expect(page.url()).toContain("sort=-balance");
});

test("a viewer reads and changes nothing; another firm finds nothing", async ({ page, browser }) => {
  const { baseUrl } = await signIn(page, "viewer");
  await page.goto(`${baseUrl}/worklist`);
  await page.locator("tbody tr a").first().click();
  await page.waitForURL(/\/accounts\//);
  await expect(page.getByRole("button", { name: "Record payment" })).toHaveCount(0);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, "agency_admin", "keystone");
  const answer = await other.goto(page.url());
  expect(answer?.status()).toBe(404);
});

test("works without scripts: sign in, search, open, note @phone", async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  const { baseUrl } = await signIn(page, "manager");
  await page.goto(`${baseUrl}/worklist?text=IMP-50001`);
  await page.locator("tbody").getByRole("link", { name: "IMP-50001" }).first().click();
  const text = tagOf("noscript");
  await page.locator("textarea[name=body]").first().fill(text);
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByText(text).first()).toBeVisible();
});
