import { type Browser, expect, type Page, test } from "@playwright/test";

import { expectAccessible, signIn, tagOf } from "../firm";

/** Somebody else of the firm, in a browser of their own. */
async function colleague(browser: Browser, role: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, role);
  return page;
}

test("a role is copied, previewed, given with a second person's word, and changed under the eyes of who loses", async ({
  page,
  browser,
}) => {
  // several people, and axe on each kind of page
  test.setTimeout(180_000);
  const { baseUrl } = await signIn(page, "agency_admin");
  const name = tagOf("Night");
  await page.goto(`${baseUrl}/settings/roles`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Viewer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Viewer" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Copy" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("How wide: Notes: create").selectOption({ label: "their team’s" });
  await page.getByLabel("Limits: Notes: create").fill("now and then");
  await page.getByRole("button", { name: "See what would change" }).click();
  await expect(page.getByText("This limit cannot be read").first()).toBeVisible();
  await page.getByLabel("Limits: Notes: create").fill("max_per_day: 20");
  await page.getByRole("button", { name: "See what would change" }).click();
  await expect(page.getByRole("heading", { name: "What would change" })).toBeVisible();
  await expect(page.getByText("Notes: create (their team’s, 20 times a day)").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Why").fill("Reads at night");
  await page.getByRole("button", { name: "Save this version" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const rolePage = page.url();

  await page.goto(`${baseUrl}/settings/people`);
  await page.getByRole("link", { name: /^Victor/ }).click();
  await expectAccessible(page);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: name });
  await page.getByRole("button", { name: "See what they would gain" }).click();
  await expect(page.getByText("Notes: create").first()).toBeVisible();
  await page.getByLabel("Why").fill("Covers the night");
  await page.getByRole("button", { name: "Ask a second person" }).click();
  await expect(page.getByText("A role for this person waits for a second person.")).toBeVisible();

  const compliance = await colleague(browser, "compliance");
  await compliance.goto(`${baseUrl}/approvals`);
  const card = compliance.locator("section", { hasText: name });
  await card.getByRole("button", { name: "Approve" }).click();
  await compliance.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await expect(card).toHaveCount(0);
  await compliance.context().close();

  await page.goto(rolePage);
  await expect(page.getByRole("link", { name: /^Victor/ })).toBeVisible();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByLabel("How wide: Notes: create").selectOption({ label: "no" });
  await page.getByRole("button", { name: "See what would change" }).click();
  const loses = page.getByRole("table", { name: /gains and loses/ }).getByRole("row", { name: /Victor/ });
  await expect(loses).toContainText("Notes: create");
  await page.getByRole("link", { name: "Cancel" }).first().click();

  await page.getByRole("link", { name: /^Victor/ }).click();
  await page.getByRole("link", { name: "See everything they may do" }).click();
  await expect(page.getByText(`${name}: their team’s, 20 times a day`)).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  const held = page.getByRole("row", { name: new RegExp(name) });
  await held.getByRole("link", { name: "Take away" }).click();
  await page.getByRole("button", { name: "Take the role away" }).click();
  await expect(held).toHaveCount(0);
});

test("rights are lent for some days; what is done with them stands in the log for the lender", async ({
  page,
  browser,
}) => {
  const { baseUrl } = await signIn(page, "manager");
  const name = tagOf("Lent Bank");
  await page.goto(`${baseUrl}/settings/delegations`);
  await page.getByLabel("To", { exact: true }).selectOption({ label: "Tamsin Reed" });
  await page.getByLabel("Placing clients: create").check();
  await page.getByLabel("Placing clients: read").check();
  await page.getByLabel("Why").fill("Away until Friday");
  await page.getByRole("button", { name: "Lend" }).click();
  await expect(page.getByText("Your rights are lent").first()).toBeVisible();
  await expectAccessible(page);

  const taker = await colleague(browser, "team_lead");
  await taker.goto(`${baseUrl}/settings/clients`);
  await taker.getByLabel("Name").fill(name);
  await taker.getByRole("button", { name: "Add client" }).click();
  await expect(taker.getByText(name).first()).toBeVisible();
  await taker.context().close();

  const compliance = await colleague(browser, "compliance");
  await compliance.goto(`${baseUrl}/audit?type=creditor.created`);
  await expect(compliance.getByText(/^Tamsin .* for Miriam/).first()).toBeVisible();
  await compliance.context().close();

  await page.reload();
  await page.getByRole("button", { name: "End now" }).first().click();
  await expect(page.getByText("Called back").first()).toBeVisible();
});
