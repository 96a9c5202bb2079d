import { expect, test } from "@playwright/test";

import { placeDebts } from "../debtor";
import { expectAccessible, signIn, tagOf } from "../firm";
import { firmDay } from "../time";

test("a bank line is proposed for the debt it names, confirmed in pieces, and taken back", async ({
  page,
  browser,
}) => {
  const tag = tagOf("BNK");
  const [debt, other] = await placeDebts(browser, tag, ["Asha Rao", "Ben Ode"]);
  const { baseUrl } = await signIn(page, "manager");
  const day = firmDay(-1);
  await page.goto(`${baseUrl}/bank/statements/new`);
  await page.getByLabel("Bank account").selectOption({ label: "Client trust account" });
  const text = `Date,Details,Amount\n${day},TRANSFER ASHA RAO ${debt!.ref},300.00\n`;
  await page.locator("input[type=file]").setInputFiles({
    name: `${tag}.csv`,
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  });
  await page.getByRole("button", { name: "Upload and check" }).click();
  await page.waitForURL(/\/bank\/statements\/[0-9a-f-]{36}/);
  const agree = page.getByRole("button", { name: "Yes, read it like this" });
  const take = page.getByRole("button", { name: /^Book 1 line/ });
  await expect(agree.or(take).first()).toBeVisible();
  if (await agree.isVisible()) await agree.click();
  await take.first().click();
  await expect(page.getByText("1 line was booked")).toBeVisible({ timeout: 30_000 });
  await page.goto(`${baseUrl}/bank/lines`);
  await page
    .getByRole("link", { name: new RegExp(debt!.ref) })
    .first()
    .click();
  await page.waitForURL(/\/bank\/lines\/[0-9a-f-]{36}$/);
  await page.getByRole("link", { name: "Match it", exact: true }).click();
  await page.waitForURL(/\/matches$/);
  await expect(page.getByText("number in the text 25")).toBeVisible();
  await expectAccessible(page);
  const found = page.getByRole("listitem").filter({ hasText: debt!.ref });
  await found.getByLabel("Amount").fill("100.00");
  await found.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("Matched", { exact: true }).first()).toBeVisible();
  await page.getByLabel(/Reference, name/).fill(other!.ref);
  await page.getByRole("button", { name: "Look" }).click();
  const second = page.getByRole("listitem").filter({ hasText: other!.ref });
  await second.getByLabel("Amount").fill("210.00");
  await second.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("more than what is left of the line").first()).toBeVisible();
  await second.getByLabel("Amount").fill("200.00");
  await second.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("button", { name: "Unmatch" })).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Unmatch" }).first().click();
  await page.getByRole("dialog").getByLabel("Reason").fill("Another debtor's");
  await page.getByRole("dialog").getByRole("button", { name: "Unmatch" }).click();
  await expect(page.getByRole("button", { name: "Unmatch" })).toHaveCount(1);
});
