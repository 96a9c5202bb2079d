import { readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import AxeBuilder from "@axe-core/playwright";
import { type Cookie, expect, type Page } from "@playwright/test";

import { totpCode, totpStep } from "../app/people/domain/login/totp.server";

export interface DemoFacts {
  baseUrl: string;
  portalUrl: string;
  outboxUrl: string;
  namesUrl: string;
  stripeUrl: string;
  databaseUrl: string;
  logins: DemoLogin[];
}

interface DemoLogin {
  tenant: string;
  role: string;
  email: string;
  password: string;
  authenticator?: string;
}

/** What the running demo wrote about itself. */
export async function demoFacts(): Promise<DemoFacts> {
  return JSON.parse(await readFile(process.env.E2E_DEMO_JSON ?? ".data/demo.json", "utf8")) as DemoFacts;
}

/** A second factor is fresh for ten minutes; journeys take less than two. */
const KEPT_MS = 7 * 60_000;

/**
 * Signs a seeded person in; answers the demo's facts. A code is taken once in its thirty seconds, so journeys of
 * people with an authenticator share one session while it is fresh.
 */
export async function signIn(page: Page, role: string, tenant = "harbor"): Promise<DemoFacts> {
  const facts = await demoFacts();
  const login = facts.logins.find((one) => one.role === role && one.tenant === tenant);
  if (!login) throw new Error(`the demo has no ${role} at ${tenant}`);
  if (!login.authenticator) {
    await typePassword(page, facts.baseUrl, login);
  } else if (!(await takeUpSession(page, facts, login))) {
    await typePassword(page, facts.baseUrl, login);
    await typeCode(page, login.authenticator);
    await keepSession(page, facts, login);
  }
  await page.waitForURL(/\/(dashboard|worklist)/);
  return facts;
}

async function typePassword(page: Page, baseUrl: string, { email, password }: DemoLogin): Promise<void> {
  await page.goto(`${baseUrl}/login`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("main button[type=submit]").first().click();
}

/** Types codes until one is taken: the one of now may be spent by another journey. */
export async function typeCode(page: Page, secret: string): Promise<void> {
  await page.waitForURL(/\/login\/second-factor/);
  await expect(async () => {
    await page.locator("input[name=code]").fill(totpCode(secret, totpStep(new Date()) + 1));
    await page.locator("main button[type=submit]").first().click();
    await page.waitForURL((url) => !url.pathname.startsWith("/login"), { timeout: 3_000 });
  }).toPass({ intervals: [8_000], timeout: 60_000 });
}

/** Sets an authenticator up on the page that asks for it and goes on; answers its key and the recovery codes. */
export async function enrolApp(page: Page): Promise<{ key: string; codes: string[] }> {
  await page.waitForURL(/\/login\/enrol/);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const key = await page.locator("code").first().innerText();
  await page.getByLabel("Code from the app").fill(totpCode(key, totpStep(new Date())));
  await page.getByRole("button", { name: "Confirm" }).click();
  const codes = page.getByRole("listitem").filter({ hasText: /^\w{5}-\w{5}$/ });
  await expect(codes).toHaveCount(10);
  const texts = await codes.allInnerTexts();
  await page.getByRole("link", { name: "I have kept the codes" }).click();
  await page.waitForURL(/\/dashboard/);
  return { key, codes: texts };
}

const fileOf = ({ baseUrl }: DemoFacts, { email }: DemoLogin) =>
  path.join(os.tmpdir(), `quittance-e2e-${new URL(baseUrl).port}-${email}.json`);

async function keepSession(page: Page, facts: DemoFacts, login: DemoLogin): Promise<void> {
  const cookies = await page.context().cookies();
  const kept = { at: Date.now(), cookies: cookies.filter(({ name }) => name.endsWith("quittance_staff")) };
  await writeFile(fileOf(facts, login), JSON.stringify(kept), { mode: 0o600 });
}

async function takeUpSession(page: Page, facts: DemoFacts, login: DemoLogin): Promise<boolean> {
  const text = await readFile(fileOf(facts, login), "utf8").catch(() => null);
  if (text === null) return false;
  const { at, cookies } = JSON.parse(text) as { at: number; cookies: Cookie[] };
  if (Date.now() - at > KEPT_MS) return false;
  await page.context().addCookies(cookies);
  await page.goto(`${facts.baseUrl}/dashboard`);
  // the session may have ended, or be of an earlier demo on this port
  return !new URL(page.url()).pathname.startsWith("/login");
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
