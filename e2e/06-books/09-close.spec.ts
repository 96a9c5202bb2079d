import { readFile } from "node:fs/promises";

import { expect, test } from "@playwright/test";

import { expectAccessible, signIn, tagOf } from "../firm";
import { firmDay } from "../time";

test("dates are closed in thirteen steps, and each step says what it did", async ({ page }) => {
  const { baseUrl } = await signIn(page, "manager");
  await page.goto(`${baseUrl}/close`);
  await expectAccessible(page);
  const latest = page.getByRole("row").filter({ hasText: "13" }).first();
  await latest.getByRole("link").first().click();
  await page.waitForURL(/\/close\/\d{4}-\d{2}-\d{2}$/);
  await expect(page.getByText("Keep the balances")).toBeVisible();
  await expect(page.getByText("Move the date")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("a trust account's statement seals its day, and the seal proves itself", async ({ page }) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  const name = `Trust ${tagOf("SEAL")}`;
  const number = String(Date.now()).slice(-10);
  await page.goto(`${baseUrl}/bank/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Kind").selectOption("trust");
  await page.getByLabel(/Account number/).fill(number);
  await page
    .getByRole("button", { name: /Open|Add/ })
    .last()
    .click();
  await page.waitForURL((url) => !url.pathname.endsWith("/new"));

  const yesterday = firmDay(-1).slice(2).replaceAll("-", "");
  const before = firmDay(-2).slice(2).replaceAll("-", "");
  const statement = [
    ":20:SEAL", `:25:${number}`, ":28C:1/1", `:60F:C${before}USD0,00`, `:61:${yesterday}C250,00NTRFNONREF`,
    `:86:A PAYMENT ${name}`, `:62F:C${yesterday}USD250,00`, "-",
  ].join("\n"); // prettier-ignore
  await page.goto(`${baseUrl}/bank/statements/new`);
  await page.getByLabel("Bank account").selectOption({ label: `${name} …${number.slice(-4)}` });
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "seal.sta", mimeType: "text/plain", buffer: Buffer.from(statement) });
  await page.getByRole("button", { name: "Upload and check" }).click();
  await page
    .getByRole("button", { name: /^Book 1 line/ })
    .first()
    .click();
  await expect(page.getByText("1 line was booked")).toBeVisible({ timeout: 30_000 });

  await page.goto(`${baseUrl}/reconciliation`);
  await expectAccessible(page);
  await page.getByRole("link", { name }).click();
  await page.waitForURL(/\/reconciliation\/[0-9a-f-]{36}$/);
  const seals = page.getByRole("link", { name: /\d{4}/ });
  await expect(seals.first()).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await seals.first().click();
  await page.waitForURL(/\/reconciliation\/seals\//);
  await page.getByRole("link", { name: "Verify now" }).click();
  await expect(page.getByText("The seal proves itself")).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download", exact: true }).click(),
  ]);
  const seal = JSON.parse(await readFile(await download.path(), "utf8")) as { hash: string };
  expect(seal.hash).toMatch(/^[0-9a-f]{64}$/);
});

test("the offline page verifies a receipt, and refuses a changed one", async ({ page }) => {
  const { baseUrl } = await signIn(page, "manager");
  await page.goto(`${baseUrl}/verify-receipt.html`);
  await expectAccessible(page);
  const receipt = {
    leaf: { account: "2010:P1", minor: "500000", currency: "INR", nonce: "n1" },
    path: [
      {
        side: "right",
        hash: "706a2f3edce882842c100ffbe2c81522989469ef52c3e7ae65375dd1f89f4759",
        sum: "250000",
      },
      {
        side: "right",
        hash: "4807381e8862da21f45862d0bd2062d675129b12bf69d3fbcf992528bb993cec",
        sum: "150000",
      },
    ],
    root: { hash: "c3108464ef762e80b3c55a113af0f9e812e247c6bc88fd1537a9e331acf32a7c", sum: "900000" },
  };
  const verify = async (given: unknown) => {
    await page.getByLabel("Receipt (JSON)").fill(JSON.stringify(given));
    await page.getByRole("button", { name: "Verify" }).click();
    return page.getByRole("status").innerText();
  };
  const told = await verify(receipt);
  expect(await verify({ ...receipt, leaf: { ...receipt.leaf, minor: "500001" } })).not.toBe(told);
  expect(told).toContain("9,000.00");
});

test("another program uses a key until it is revoked", async ({ page, request }) => {
  const { baseUrl } = await signIn(page, "agency_admin");
  const name = `Books ${tagOf("KEY")}`;
  await page.goto(`${baseUrl}/settings/api-keys`);
  await page.getByLabel("What it is for").fill(name);
  await page.getByRole("button", { name: "Make key" }).click();
  await expect(page.getByLabel("What it is for")).toHaveValue(name);
  await page.getByLabel("Read the ledger").check();
  await page.getByRole("button", { name: "Make key" }).click();
  const key = await page
    .locator("code")
    .filter({ hasText: /^qk_live_.{43}$/ })
    .innerText();
  await expectAccessible(page);

  const read = () =>
    request.get(`${baseUrl}/api/v1/ledger/trial-balance/`, { headers: { authorization: `Bearer ${key}` } });
  const balance = (await (await read()).json()) as { difference: { minor: number } };
  expect(balance.difference.minor).toBe(0);
  const refused = await request.get(`${baseUrl}/api/v1/payments`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(refused.status()).toBe(403);

  await page.goto(`${baseUrl}/settings/api-keys`);
  await page.getByRole("row").filter({ hasText: name }).getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByText("The key is revoked").first()).toBeVisible();
  expect((await read()).status()).toBe(401);
});
