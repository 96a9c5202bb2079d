import { expect, test } from "@playwright/test";

import { demoFacts, expectAccessible, tagOf } from "./firm";
import { codeFor, mailTo } from "./mailbox";

const PASSWORD = "seven slow rivers run";

test("somebody reads what it is, opens an agency and is led to the first import", async ({ page }) => {
  const tag = tagOf("North");
  const email = `${tag}@agency.example`.toLowerCase();
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
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
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

test("a forgotten password is replaced by a link that works once", async ({ page }) => {
  const { baseUrl } = await demoFacts();
  await page.goto(`${baseUrl}/reset-password`);
  await page.getByLabel("E-mail").fill("nobody@nowhere.example");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Look in your mailbox" })).toBeVisible();
  await page.goto(`${baseUrl}/reset-password/not-a-link`);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await expectAccessible(page);
});
