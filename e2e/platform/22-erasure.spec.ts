import { type Browser, expect, type Page, test } from "@playwright/test";

import { placeDebts } from "../debtor";
import { expectAccessible, signIn, tagOf } from "../firm";
import { letAccountAge } from "../time";

/** Compliance and an owner, each in a browser of their own. */
async function two(browser: Browser): Promise<{ celia: Page; ada: Page; baseUrl: string }> {
  const celia = await (await browser.newContext()).newPage();
  const { baseUrl } = await signIn(celia, "compliance");
  const ada = await (await browser.newContext()).newPage();
  await signIn(ada, "agency_admin");
  return { celia, ada, baseUrl };
}

async function approve(page: Page, baseUrl: string, text: string): Promise<void> {
  await page.goto(`${baseUrl}/approvals`);
  const card = page.locator("section", { hasText: text });
  await card.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await expect(card).toHaveCount(0);
}

test("a person under a hold is not erased; once it is let go by two, two erase them, and the certificate says what went", async ({
  browser,
}) => {
  // three people, and axe on each kind of page
  test.setTimeout(180_000);
  const tag = tagOf("ERA");
  const name = `Orla Vanish ${tag}`;
  const [debt] = await placeDebts(browser, tag, [name]);
  const { celia, ada, baseUrl } = await two(browser);
  const search = `${baseUrl}/worklist?view=all&status=CLOSED&text=${debt?.ref ?? ""}`;

  await celia.goto(`${baseUrl}/worklist?text=${debt?.ref ?? ""}`);
  await celia.locator("tbody").getByRole("link", { name: debt?.ref }).click();
  await celia.getByRole("textbox", { name: /note/i }).first().fill(`${name} moved to her sister`);
  await celia.getByRole("button", { name: "Save note" }).click();
  await expect(celia.getByText("moved to her sister").first()).toBeVisible();
  await celia.getByRole("link", { name: "Privacy and holds" }).click();
  await expect(celia.getByText("Work is still open.")).toBeVisible();
  await letAccountAge(debt?.ref ?? "");
  await celia.reload();
  await expect(celia.getByText("No rule keeps these records any longer.")).toBeVisible();
  await expectAccessible(celia);
  const person = celia.url();

  await celia.getByRole("link", { name: "Place a hold" }).click();
  await celia.getByLabel("Reason", { exact: true }).fill(`Docket ${tag}`);
  await celia.getByRole("button", { name: "Place the hold" }).click();
  await expect(celia.getByRole("link", { name: `Docket ${tag}` })).toBeVisible();
  await expectAccessible(celia);

  await celia.goto(person);
  await celia.getByLabel(/Who asked/).fill("Letter of 2 March, passport seen");
  await celia.getByRole("button", { name: "Ask all the same" }).click();
  await expect(
    celia.getByText("A legal hold covers this: nothing is erased until it is let go."),
  ).toBeVisible();

  await celia.goto(person);
  await celia.getByRole("link", { name: `Docket ${tag}` }).click();
  await celia.getByLabel("Why it is no longer needed").fill("The case was settled");
  await celia.getByRole("button", { name: "Ask to let it go" }).click();
  await expect(celia.getByText("Somebody asked to let it go")).toBeVisible();
  await expectAccessible(celia);
  await approve(ada, baseUrl, `Docket ${tag}`);

  await celia.goto(person);
  await celia.getByLabel(/Who asked/).fill("Letter of 2 March, passport seen");
  await celia.getByRole("button", { name: "Ask to erase" }).click();
  await expect(celia.getByText("Somebody asked for it: a second person decides")).toBeVisible();
  const number = await celia.locator("dd").first().innerText();
  await approve(ada, baseUrl, number.trim());

  await celia.goto(person);
  await expect(celia.getByRole("heading", { level: 1, name: "[erased]" })).toBeVisible();
  await expect(celia.getByRole("table", { name: "Certificate of destruction" })).toContainText(
    "Keys of the log",
  );
  await expectAccessible(celia);
  await celia.goto(search);
  await celia.locator("tbody").getByRole("link", { name: debt?.ref }).click();
  await expect(celia.getByText("[erased]").first()).toBeVisible();
  await expect(celia.getByText("moved to her sister")).toHaveCount(0);
  await celia.goto(`${baseUrl}/audit/archive`);
  await expect(celia.getByText("Nothing is archived yet")).toBeVisible();
  await expectAccessible(celia);
});
