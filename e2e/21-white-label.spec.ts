import { readFile } from "node:fs/promises";

import { expect, type Page, test } from "@playwright/test";

import { type DemoFacts, expectAccessible, signIn, tagOf } from "./firm";

const HOSTS = "white-label.example";

// names that exist in this browser alone: they lead to the demo, as a firm's own domain would
test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", `--host-resolver-rules=MAP *.${HOSTS} 127.0.0.1`],
  },
});

/** Tells the demo's name server all records of one kind of a name; none takes them away. */
async function setRecord(
  { namesUrl }: DemoFacts,
  kind: "TXT" | "CNAME",
  name: string,
  value: string,
): Promise<void> {
  const body = JSON.stringify({ kind, name, values: value });
  const headers = { "content-type": "application/json" };
  const answer = await fetch(namesUrl, { method: "POST", headers, body });
  expect(answer.ok).toBe(true);
}

const panelOf = (page: Page, host: string) =>
  page.locator("section.panel", { has: page.getByRole("heading", { name: host, exact: true }) });

/** Asks for a look until the name stands as it should. */
async function checkUntil(page: Page, host: string, state: string): Promise<void> {
  await expect(async () => {
    await panelOf(page, host).getByRole("button", { name: "Check now" }).click();
    await expect(panelOf(page, host).getByText(state, { exact: true })).toBeVisible({ timeout: 6_000 });
  }).toPass({ timeout: 60_000 });
}

test("a logo is uploaded, seen in the portal and at the head of a letter, and taken out again", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const facts = await signIn(page, "agency_admin");
  await page.goto(`${facts.baseUrl}/settings/brand`);
  await expectAccessible(page);
  const logo = page.locator("#logo");
  await logo.locator("input[type=file]").setInputFiles({
    name: "logo.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from('<svg viewBox="0 0 9 9"><script>alert(1)</script></svg>'),
  });
  await logo.getByRole("button", { name: /Upload|Replace/ }).click();
  await expect(page.getByText("something in it that a logo must not have")).toBeVisible();
  await expect(page.getByText("Found in the file: script")).toBeVisible();

  await logo.locator("input[type=file]").setInputFiles("tests/routes/logo.png");
  await logo.getByRole("button", { name: /Upload|Replace/ }).click();
  await expect(page.getByText("The logo is in place.")).toBeVisible();
  await expectAccessible(page);
  const [letter] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Open a sample letter" }).click(),
  ]);
  expect((await readFile(await letter.path())).toString("latin1")).toContain("/Subtype /Image");

  await page.goto(facts.portalUrl);
  const head = page.locator("header img.portal-logo").first();
  await expect(head).toBeVisible();
  expect(await head.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(120);
  await expectAccessible(page);

  await page.goto(`${facts.baseUrl}/settings/brand`);
  await logo.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("The picture is taken out.")).toBeVisible();
});

test("a name is proved, opens the portal and nothing else, and is warned of when its record goes", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const facts = await signIn(page, "agency_admin");
  const host = `${tagOf("pay").toLowerCase()}.${HOSTS}`;
  const at = (path: string) => {
    const url = new URL(path, facts.baseUrl);
    url.hostname = host;
    return url.href;
  };
  await page.goto(`${facts.baseUrl}/settings/domains`);
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill(HOSTS);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Use a name below it").first()).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(host);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const panel = panelOf(page, host);
  await expect(panel.getByText("Records to set")).toBeVisible();
  await expectAccessible(page);
  const proof = await panel.locator("code", { hasText: "quittance-domain=" }).innerText();

  await setRecord(facts, "TXT", `_quittance.${host}`, proof);
  await checkUntil(page, host, "Records not found yet");
  await setRecord(facts, "CNAME", host, new URL(facts.baseUrl).hostname);
  await checkUntil(page, host, "Active");
  await expectAccessible(page);

  // within five seconds every process knows the name
  await expect(async () => {
    await page.goto(at("/"));
    expect(new URL(page.url()).pathname).toBe(new URL(facts.portalUrl).pathname);
  }).toPass({ timeout: 20_000 });
  expect(new URL(page.url()).hostname).toBe(host);
  await expect(page.getByRole("heading", { level: 1, name: "See your account" })).toBeVisible();
  await expectAccessible(page);
  for (const path of ["/portal/keystone", "/operator", "/signup"])
    expect((await page.goto(at(path)))?.status(), path).toBe(404);
  await page.goto(at("/dashboard"));
  expect(new URL(page.url()).origin).toBe(facts.baseUrl);

  await setRecord(facts, "CNAME", host, "");
  await page.goto(`${facts.baseUrl}/settings/domains`);
  await checkUntil(page, host, "No longer leads here");
  await page.goto(`${facts.baseUrl}/notifications`);
  await expect(page.getByText(`${host} no longer leads to your portal`).first()).toBeVisible();
  expect((await page.goto(facts.portalUrl))?.status()).toBe(200);

  await page.goto(`${facts.baseUrl}/settings/domains`);
  await panel.getByText("Remove…").click();
  await panel.getByRole("button", { name: "Remove this name" }).click();
  await expect(panel).toHaveCount(0);
});
