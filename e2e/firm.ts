import { readFile } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export interface DemoFacts {
  baseUrl: string;
  portalUrl: string;
  outboxUrl: string;
  stripeUrl: string;
  databaseUrl: string;
  logins: { tenant: string; role: string; email: string; password: string }[];
}

/** What the running demo wrote about itself. */
export async function demoFacts(): Promise<DemoFacts> {
  return JSON.parse(await readFile(process.env.E2E_DEMO_JSON ?? ".data/demo.json", "utf8")) as DemoFacts;
}

/** Signs a seeded person in; answers the demo's facts. */
export async function signIn(page: Page, role: string, tenant = "harbor"): Promise<DemoFacts> {
  const facts = await demoFacts();
  const login = facts.logins.find((one) => one.role === role && one.tenant === tenant);
  if (!login) throw new Error(`the demo has no ${role} at ${tenant}`);
  await page.goto(`${facts.baseUrl}/login`);
  await page.locator("input[name=email]").fill(login.email);
  await page.locator("input[name=password]").fill(login.password);
  await page.locator("main button[type=submit]").first().click();
  await page.waitForURL(/\/(dashboard|worklist)/);
  return facts;
}

/** No accessibility violation on the page as it stands, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    // colours on their way from light to dark have no contrast of their own
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForTimeout(200);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((one) => `${colorScheme} ${one.id}: ${one.nodes[0]?.html ?? ""}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** A placement file of this run alone, so that a spec may run again on the same demo. */
export function placementFile(
  tag: string,
  rows: { ref: string; name: string; email?: string; amount: string; due?: string }[],
): { name: string; mimeType: string; buffer: Buffer } {
  const header =
    "external_ref,debtor_name,debtor_ssn_last4,debtor_email,debtor_phone,original_amount,due_date,creditor_name,account_type";
  const lines = rows.map(
    ({ ref, name, email = "", amount, due = "2026-01-15" }) =>
      `${ref},${name},7823,${email},+12145551234,${amount},${due},National Credit Corp,credit_card`,
  );
  return { name: `${tag}.csv`, mimeType: "text/csv", buffer: Buffer.from([header, ...lines].join("\n")) };
}

/** Uploads, looks, approves and waits; ends on the import's page with its result. */
export async function loadFile(
  page: Page,
  base: string,
  file: ReturnType<typeof placementFile>,
): Promise<void> {
  await page.goto(`${base}/imports/new`);
  const creditor = page.locator("select[name=creditorId]");
  if (await creditor.count()) await creditor.selectOption({ index: 1 });
  else await page.locator("input[name=creditorName]").fill("Meridian Portfolio Services");
  await page.locator("input[name=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Upload and check" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
}

export const tagOf = (name: string) => `${name}-${Date.now().toString(36).toUpperCase()}`;
