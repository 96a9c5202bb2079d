import { expect, type Page, test } from "@playwright/test";

import { totpCode, totpStep } from "../app/people/domain/login/totp.server";
import { demoFacts, expectAccessible, signIn, tagOf } from "./firm";
import { codeFor, mailTo } from "./mailbox";

const PASSWORD = "seven slow rivers run";

test("P1-1 somebody reads what it is, opens an agency and is led to the first import", async ({ page }) => {
  const tag = tagOf("North");
  const email = `nora@${tag}.example`.toLowerCase();
  const { baseUrl } = await demoFacts();
  await page.goto(baseUrl);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("books");
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "Sign up" }).click();

  await page.getByLabel("Your name").fill("Nora North");
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password").fill("too short");
  await page.getByLabel("Agency name").fill(`${tag} Recovery`);
  await page.getByLabel("Country").selectOption("IN");
  await expect(page.getByLabel("Currency")).toHaveValue("INR");
  await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Kolkata");
  await page.getByLabel("I accept the terms").check();
  await page.getByRole("button", { name: "Send me the code" }).click();

  await expect(page.getByText("Use at least 15 characters")).toBeVisible();
  await expect(page.getByLabel("Agency name")).toHaveValue(`${tag} Recovery`);
  await expect(page.getByLabel("Country")).toHaveValue("IN");
  await expectAccessible(page);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Send me the code" }).click();

  await expect(page.getByRole("heading", { name: "Enter the code" })).toBeVisible();
  const code = await codeFor(email, /Quittance code/);
  await page.getByLabel("Code", { exact: true }).fill(code === "000000" ? "111111" : "000000");
  await page.getByRole("button", { name: "Open my agency" }).click();
  await expect(page.getByText("That is not the code")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Open my agency" }).click();

  // an admin sees the set-up of the second factor before anything else
  await page.waitForURL(/\/login\/enrol/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const key = await page.locator("code").first().innerText();
  await page.getByLabel("Code from the app").fill("000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("That is not the code").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Code from the app").fill(totpCode(key, totpStep(new Date())));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("Keep these recovery codes")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /^\w{5}-\w{5}$/ })).toHaveCount(10);
  await expectAccessible(page);
  await page.getByRole("link", { name: "I have kept the codes" }).click();

  await page.waitForURL(/\/dashboard/);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Load your first placement" }).click();
  await page.waitForURL(/\/imports\/new/);
});

test("an address that has a login gets the same answer, and a mail that says so", async ({ page }) => {
  const { baseUrl, logins } = await demoFacts();
  const known = logins[0]!;
  await page.goto(`${baseUrl}/signup`);
  await page.getByLabel("Your name").fill("Somebody Else");
  await page.getByLabel("Work e-mail").fill(known.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Agency name").fill("Another Agency");
  await page.getByLabel("I accept the terms").check();
  await page.getByRole("button", { name: "Send me the code" }).click();
  await expect(page.getByRole("heading", { name: "Enter the code" })).toBeVisible();
  await mailTo(known.email, /already have a Quittance login/);
});

test("without scripts the form keeps what was typed, but never a password", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const { baseUrl } = await demoFacts();
  await page.goto(`${baseUrl}/signup`);
  await page.getByLabel("Your name").fill("Paul Plain");
  await page.getByLabel("Work e-mail").fill("paul@plain.example");
  await page.getByLabel("Password").fill("paul plain and simple");
  await page.getByLabel("Agency name").fill("Plain Recovery");
  await page.getByLabel("I accept the terms").check();
  await page.getByRole("button", { name: "Send me the code" }).click();
  await expect(page.getByText("Leave your name, e-mail address and agency out")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Paul Plain");
  await expect(page.getByLabel("Password")).toHaveValue("");
  expect(await page.content()).not.toContain("paul plain and simple");
});

test("signing in goes on to the page that was asked for, and never to another site", async ({ page }) => {
  const { baseUrl, logins } = await demoFacts();
  const { email, password } = logins.find((one) => one.role === "viewer")!;
  const signIn = async (typed: string) => {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(typed);
    await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await page.goto(`${baseUrl}/worklist?status=NEW`);
  await expect(page).toHaveURL(/\/login\?next=/);
  await signIn("not the right password");
  await expect(page.getByRole("alert")).toContainText("do not fit together");
  await expectAccessible(page);
  await signIn(password);
  await expect(page).toHaveURL(/\/worklist\?status=NEW/);

  await page.context().clearCookies();
  await page.goto(`${baseUrl}/login?next=//evil.example/`);
  await signIn(password);
  await expect(page).toHaveURL(`${baseUrl}/dashboard`);
});

test("a link to a new password that nobody sent, or that is spent, says so", async ({ page }) => {
  const { baseUrl } = await demoFacts();
  await page.goto(`${baseUrl}/reset-password`);
  await page.getByLabel("E-mail").fill("nobody@nowhere.example");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Look in your mailbox" })).toBeVisible();
  await page.goto(`${baseUrl}/reset-password/not-a-link`);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await expectAccessible(page);
});

test("a colleague of two agencies joins, forgets the password, goes from one to the other and is let go", async ({
  browser,
}) => {
  const email = `${tagOf("both")}@agency.example`.toLowerCase();
  const pages = await Promise.all([1, 2, 3].map(async () => (await browser.newContext()).newPage()));
  const [harbor, keystone, person] = pages as [Page, Page, Page];
  const { baseUrl } = await signIn(harbor, "agency_admin");
  await signIn(keystone, "agency_admin", "keystone");

  await person.goto(await inviteLink(harbor, email, /Harbor/));
  await person.getByLabel("Password").fill("seven slow rivers run");
  await person.getByRole("button", { name: /^Join Harbor/ }).click();
  await person.waitForURL(/\/dashboard/);

  await person.context().clearCookies();
  await person.goto(`${baseUrl}/reset-password`);
  await person.getByLabel("E-mail").fill(email);
  await person.getByRole("button", { name: "Send the link" }).click();
  const link = linkOf(await mailTo(email, /new password/));
  await person.goto(link);
  await person.getByLabel("Password").fill("eight slow rivers run");
  await person.getByRole("main").getByRole("button").last().click();
  await expect(person.getByText("Your password is changed")).toBeVisible();
  await person.goto(link);
  await expect(person.getByRole("heading", { name: "This link no longer works" })).toBeVisible();

  await person.goto(await inviteLink(keystone, email, /Keystone/));
  await expect(person.getByText("You have a login already")).toBeVisible();
  await person.getByLabel("Password").fill("eight slow rivers run");
  await person.getByRole("button", { name: /^Join Keystone/ }).click();
  await expect(person.getByRole("navigation").first()).toContainText("Keystone");

  await person.context().clearCookies();
  const again = async () => {
    await person.goto(`${baseUrl}/login`);
    await person.getByLabel("E-mail").fill(email);
    await person.getByLabel("Password").fill("eight slow rivers run");
    await person.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await again();
  await person.waitForURL(/\/profile\/firms/);
  await expectAccessible(person);
  await person.getByRole("button", { name: /^Open Keystone/ }).click();
  await person.waitForURL(/\/dashboard/);
  await expect(person.getByRole("navigation").first()).toContainText("Keystone");

  await letGo(keystone, email);
  await person.goto(`${baseUrl}/worklist`);
  await expect(person).toHaveURL(/\/login/);
  await again();
  await person.waitForURL(/\/dashboard/);
  await expect(person.getByRole("navigation").first()).toContainText("Harbor");
  await letGo(harbor, email);
  await person.context().clearCookies();
  await again();
  await expect(person.getByText("This login belongs to no agency now")).toBeVisible();
});

async function inviteLink(page: Page, email: string, firm: RegExp): Promise<string> {
  const { baseUrl } = await demoFacts();
  await page.goto(`${baseUrl}/settings/people`);
  await page.getByLabel("Name", { exact: true }).fill("Both Worlds");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Viewer" });
  await page.getByRole("button", { name: "Send invitation" }).click();
  return linkOf(await mailTo(email, firm));
}

async function letGo(page: Page, email: string): Promise<void> {
  const { baseUrl } = await demoFacts();
  await page.goto(`${baseUrl}/settings/people`);
  await page
    .getByRole("row", { name: new RegExp(email) })
    .getByRole("button", { name: "Deactivate" })
    .click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Deactivate/ })
    .click();
  await expect(page.getByText(/was deactivated/)).toBeVisible();
}

function linkOf({ text }: { text: string }): string {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  if (!link) throw new Error(`no link in: ${text}`);
  return link;
}
