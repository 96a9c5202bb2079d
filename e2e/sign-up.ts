import type { Page } from "@playwright/test";

import { demoFacts, enrolApp } from "./firm";
import { codeFor } from "./mailbox";
import { forgetSignUps } from "./time";

const PASSWORD = "seven slow rivers run";

/** A new agency of this run alone; ends where its owner comes in. */
export async function signUp(
  page: Page,
  { tag, fullName }: { tag: string; fullName: string },
): Promise<{ baseUrl: string; email: string }> {
  const [given = "owner"] = fullName.split(" ");
  const email = `${given}@${tag}.example`.toLowerCase();
  const { baseUrl } = await demoFacts();
  await forgetSignUps();
  await page.goto(`${baseUrl}/signup`);
  await page.getByLabel("Your name").fill(fullName);
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Agency name").fill(`${tag} Recovery`);
  await page.getByLabel("Country").selectOption("US");
  await page.getByLabel("I accept the terms").check();
  await page.getByRole("button", { name: "Send me the code" }).click();
  await page.getByLabel("Code", { exact: true }).fill(await codeFor(email, /Quittance code/));
  await page.getByRole("button", { name: "Open my agency" }).click();
  await enrolApp(page);
  return { baseUrl, email };
}
