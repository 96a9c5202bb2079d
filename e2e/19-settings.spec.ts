import { type Browser, expect, type Page, test } from "@playwright/test";

import { demoFacts, enrolApp, expectAccessible, signIn, tagOf } from "./firm";
import { mailTo } from "./mailbox";

/** A second admin, who joined and set an authenticator up. */
async function newAdmin(admin: Page, browser: Browser, email: string, fullName: string): Promise<Page> {
  const { baseUrl } = await demoFacts();
  await admin.goto(`${baseUrl}/settings/people`);
  await admin.getByLabel("Name", { exact: true }).fill(fullName);
  await admin.getByLabel("E-mail").fill(email);
  await admin.getByLabel("Role", { exact: true }).selectOption({ label: "Agency admin" });
  await admin.getByRole("button", { name: "Send invitation" }).click();
  const page = await (await browser.newContext()).newPage();
  const { text } = await mailTo(email, /Keystone/);
  await page.goto(/https?:\/\/\S+/.exec(text)?.[0] ?? "");
  await page.getByLabel("Password").fill("seven slow rivers run");
  await page.getByRole("button", { name: /^Join Keystone/ }).click();
  await page.waitForURL(/\/(dashboard|worklist|login\/enrol)/);
  await page.goto(`${baseUrl}/login/enrol`);
  await enrolApp(page);
  return page;
}

test("a risky setting waits for a second admin; the history shows both; a team and an absence are kept", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const tag = tagOf("SET");
  const name = `Sasha ${tag}`;
  const email = `${tag}@keystone.example`.toLowerCase();
  const first = await (await browser.newContext()).newPage();
  const { baseUrl } = await signIn(first, "agency_admin", "keystone");
  const second = await newAdmin(first, browser, email, name);

  await first.goto(`${baseUrl}/settings?q=leave at once`);
  await expectAccessible(first);
  await first.getByRole("link", { name: "Change: Rows that may leave at once" }).click();
  await first.waitForURL(/\/settings\/keys\/export_cap$/);
  await expectAccessible(first);
  const form = first.getByRole("region", { name: "Change it" });
  await form.getByLabel("New value").fill("5");
  await form.getByLabel("Why").fill(`Audit ${tag}`);
  await first.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.getByText("This lies outside what is allowed")).toBeVisible();
  await expect(form.getByLabel("Why")).toHaveValue(`Audit ${tag}`);
  const rows = String(20_000 + (Date.now() % 900_000));
  await form.getByLabel("New value").fill(rows);
  await first.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.getByText("A change waits for a second person")).toBeVisible();

  await second.goto(`${baseUrl}/approvals`);
  const card = second.locator("section").filter({ hasText: `Audit ${tag}` }).last(); // prettier-ignore
  await expect(card).toContainText("Rows that may leave at once");
  await expectAccessible(second);
  await card.getByRole("button", { name: "Approve and carry out" }).click();
  const dialog = second.getByRole("dialog");
  await dialog.getByRole("button", { name: "Approve and carry out" }).click();
  await expect(dialog).toHaveCount(0);

  await first.goto(`${baseUrl}/settings/keys/export_cap`);
  const line = first.getByRole("row").filter({ hasText: `Audit ${tag}` });
  await expect(line).toContainText(`agreed by ${name}`);
  await expect(line).toContainText(Number(rows).toLocaleString("en-US"));

  await first.goto(`${baseUrl}/settings/organisation`);
  const add = first.getByText("Add a department or team").first();
  if (!(await first.getByLabel("Short name").isVisible())) await add.click();
  await first.getByLabel("Name", { exact: true }).fill(`Night desk ${tag}`);
  await first.getByLabel("Short name").fill(tag.slice(-10));
  await first.getByLabel("Head", { exact: false }).first().selectOption({ label: name });
  await first.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.getByText(`headed by ${name}`)).toBeVisible();
  await expectAccessible(first);
  await first
    .getByRole("row", { name: new RegExp(name) })
    .getByRole("link")
    .click();
  await first.waitForURL(/\/organisation\/people\//);
  await first.getByRole("combobox", { name: /Department/ }).selectOption({ label: `Night desk ${tag}` });
  await first.getByRole("button", { name: "See what changes" }).click();
  await first.getByRole("button", { name: "Move" }).click();
  await expect(first.getByRole("row", { name: new RegExp(name) })).toContainText(`Night desk ${tag}`);

  await second.goto(`${baseUrl}/settings/absences`);
  await second.getByLabel("Last day").fill(await second.getByLabel("First day").inputValue());
  await second.getByLabel("Who", { exact: true }).selectOption({ label: name });
  await second.getByRole("button", { name: "Record it" }).click();
  const away = second.getByRole("listitem").filter({ hasText: name });
  await expect(away).toContainText("Away now");
  await expectAccessible(second);
  await first.goto(`${baseUrl}/settings/organisation`);
  await expect(first.getByRole("row", { name: new RegExp(name) })).toContainText("Away until");
  await away.getByRole("button", { name: "Not away after all" }).click();
  await expect(second.getByText("The absence is called off")).toBeVisible();

  // one admin is left, as the other journeys expect it
  await first.goto(`${baseUrl}/settings/people`);
  await first
    .getByRole("row", { name: new RegExp(name) })
    .getByRole("button", { name: "Deactivate" })
    .click();
  await first.getByRole("button", { name: `Deactivate ${name}` }).click();
  await expect(first.getByText(`${name} was deactivated`)).toBeVisible();
});
