import { expect, type Page, test } from "@playwright/test";

import { expectAccessible, tagOf } from "./firm";
import { mailTo } from "./mailbox";
import { signUp } from "./sign-up";

const step = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 2, name })).toBeVisible();

async function describeAgency(page: Page): Promise<void> {
  await page.getByLabel("EIN").fill("12-34");
  await page.getByLabel("Address").fill("12 Quay Street, Boston MA 02110");
  const complaints = page.getByRole("group", { name: "Who hears complaints" });
  await complaints.getByLabel("Name").fill("Cleo Complaint");
  await complaints.getByLabel("E-mail").fill("complaints@agency.example");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(page.getByText("Write the EIN like 12-3456789")).toBeVisible();
  await expect(page.getByLabel("Address")).toHaveValue("12 Quay Street, Boston MA 02110");
  await expectAccessible(page);
  await page.getByLabel("EIN").fill("123456789");
  await page.getByRole("button", { name: "Save and go on" }).click();
}

async function inviteSome(page: Page, tag: string): Promise<void> {
  const good = `ann-${tag}@agency.example`.toLowerCase();
  await page
    .getByRole("textbox", { name: "Colleagues" })
    .fill(`${good}, Ann Lee, , collector\nnobody, Bo, , viewer`);
  await page.getByRole("button", { name: "Invite them" }).click();
  await expect(page.getByRole("alert").getByText(/Some rows cannot be invited/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Colleagues" })).toHaveValue(/ann-/);
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Colleagues" }).fill(`${good}, Ann Lee, , collector`);
  await page.getByRole("button", { name: "Invite them" }).click();
  await mailTo(good, new RegExp(tag));
}

async function trySamples(page: Page, baseUrl: string): Promise<void> {
  await page.getByRole("link", { name: "Load sample data" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Load the sample data" }).click();
  await expect(page.getByText("60 sample accounts and 4 sample collectors are here")).toBeVisible();
  await page.goto(`${baseUrl}/dashboard`);
  await expect(page.getByText("These figures are of the sample data")).toBeVisible();
  await expect(page.getByText("Nora Sample")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${baseUrl}/worklist`);
  await page
    .getByRole("link", { name: /SAMPLE-/ })
    .first()
    .click();
  await expect(page.getByText("A sample account: made up, takes no payments, sends nothing")).toBeVisible();
  await expect(page.getByRole("button", { name: "Record a payment" })).toHaveCount(0);
}

async function removeSamples(page: Page, baseUrl: string): Promise<void> {
  await page.goto(`${baseUrl}/settings/setup/sample`);
  await page.getByRole("link", { name: "Take it out…" }).click();
  await expect(page.getByRole("row", { name: /^Accounts 60/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Debtors 56/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take it out" }).click();
  await expect(page.getByRole("button", { name: "Load the sample data" })).toBeVisible();
  await page.goto(`${baseUrl}/worklist?status=NEW`);
  await expect(page.getByText("SAMPLE-0001")).toHaveCount(0);
}

test("a new firm is set up step by step, tries the sample data, takes it out again and goes live", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const tag = tagOf("Wise");
  const { baseUrl } = await signUp(page, { tag, fullName: "Wanda Wise" });
  await expect(page.getByText("Your firm is set up in 0 of 8 steps")).toBeVisible();
  await page.getByRole("link", { name: "Go on" }).click();

  await step(page, "Your agency");
  await expectAccessible(page);
  await describeAgency(page);

  await step(page, "Your desk");
  await page.getByLabel("Whose debts do you collect?").selectOption("both");
  await page.getByLabel("Your first client").fill("Bay Utilities");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save and go on" }).click();

  await step(page, "Name and colour");
  await page.getByRole("button", { name: "Leave this out for now" }).click();

  await step(page, "Invite your colleagues");
  await inviteSome(page, tag);

  await step(page, "Bring in accounts");
  await expectAccessible(page);
  await trySamples(page, baseUrl);

  await page.goto(`${baseUrl}/settings/setup`);
  await step(page, "Take payments");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Record payments by hand only" }).click();

  await step(page, "How messages leave");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Write from this address" }).click();

  await step(page, "Review and go live");
  await page.getByRole("button", { name: "I have looked at who has which role" }).click();
  await expect(page.getByText("Kept: the roles were reviewed today")).toBeVisible();
  await expectAccessible(page);
  await removeSamples(page, baseUrl);

  await page.goto(`${baseUrl}/settings/setup/review`);
  await page.getByRole("button", { name: "Go live" }).click();
  await page.waitForURL(/\/dashboard/);
  await expect(page.getByText("Your firm is live")).toBeVisible();
  await expect(page.getByText(/Your firm is set up in/)).toHaveCount(0);
});

test("the set-up reads on a telephone and works without scripts", async ({ browser }) => {
  const tag = tagOf("Small");
  const first = await (await browser.newContext()).newPage();
  const { baseUrl } = await signUp(first, { tag, fullName: "Wanda Wise" });
  const cookies = await first.context().cookies();
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  for (const path of ["agency", "desks", "people", "data", "payments", "channels", "review", "sample"]) {
    await page.goto(`${baseUrl}/settings/setup/${path}`);
    expect(await page.locator("html").evaluate((html) => html.scrollWidth > html.clientWidth), path).toBe(
      false,
    );
  }
  await page.goto(`${baseUrl}/settings/setup/desks`);
  await page.getByLabel("Whose debts do you collect?").selectOption("own");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(page).toHaveURL(/\/settings\/setup\/agency$/);
  await page.goto(`${baseUrl}/settings/clients`);
  await expect(page.getByRole("main").getByText(`${tag} Recovery`).first()).toBeVisible();
});
