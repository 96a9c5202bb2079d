import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { pinField } from "~/people/commands/permission/pin-field.server";
import { setFieldLevel } from "~/people/commands/permission/set-field-level.server";

import * as accountRoute from "../../app/routes/_staff+/accounts+/$accountId";
import * as exportRoute from "../../app/routes/_staff+/accounts+/export";
import * as timelineRoute from "../../app/routes/_staff+/accounts+/$accountId.timeline";
import * as eventRoute from "../../app/routes/_staff+/audit+/$eventId";
import * as searchRoute from "../../app/routes/_staff+/search";
import * as worklistRoute from "../../app/routes/_staff+/worklist";
import { TestBrowser } from "../support/browser";
import { type Firm, openFirm, yes } from "../support/firm";
import { activate, typePassword } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { placeDebt } from "../support/placed";
import { openWorld, type World } from "../support/world";

const EMAIL = "canary.debtor@example.com";
const TAX_ID = "CNRYP1234F";

let world: World;
let firm: Firm;
let accountId: string;
let eventId: string;
let browser: TestBrowser;

beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  accountId = (await placeDebt(world, firm, { name: "Cana Ry", email: EMAIL })).id;
  const { staffId } = await firm.collector();
  const tenantId = firm.tenant.id;
  await ownerRows(
    world,
    `UPDATE staff_role SET role_id = (SELECT id FROM role WHERE tenant_id = $1 AND key = 'collections_manager') WHERE staff_id = $2`,
    [tenantId, staffId],
  );
  await ownerRows(
    world,
    "INSERT INTO role_permission (tenant_id, id, role_id, permission, scope) SELECT tenant_id, uuidv7(), id, 'audit:read', 'all' FROM role WHERE tenant_id = $1 AND key = 'collections_manager'",
    [tenantId],
  );
  const [event] = await ownerRows<{ id: string }>(
    world,
    `INSERT INTO event (tenant_id, id, type, category, business_date, actor_kind, command, subject_type, subject_id, before, after)
      VALUES ($1, uuidv7(), 'customer.corrected', 'change', current_date, 'system', 'customer.correct', 'account', $2,
        jsonb_build_object('tax_id', $3::text), jsonb_build_object('tax_id', $3 || 'X', 'note', 'kept')) RETURNING id`,
    [tenantId, accountId, TAX_ID],
  );
  eventId = event?.id ?? "";
  browser = new TestBrowser();
  const person = await activate(world, staffId);
  expect((await typePassword(browser, person.email)).status).toBe(302);
});
afterAll(() => world.close());

async function hide(...fields: string[]): Promise<void> {
  const [role] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM role WHERE tenant_id = $1 AND key = 'collections_manager'",
    [firm.tenant.id],
  );
  for (const field of fields) {
    const wish = { roleId: role?.id, field, level: "hidden", reason: "Not their business" };
    yes(await firm.admin.change(setFieldLevel, wish));
  }
}
const text = (data: unknown) =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));

/** Everything that this reader gets to see of the debtor, by the door it comes through. */
async function everything(): Promise<Record<string, string>> {
  const params = { accountId };
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request("http://quittance.test/accounts/export", {
    headers: { cookie, host: "quittance.test" },
  });
  const context = { cspNonce: "n", requestId: "r" };
  const csv = await exportRoute.loader({ request, params: {}, context });
  return {
    page: text((await browser.open(accountRoute, `/accounts/${accountId}`, params)).data),
    list: text((await browser.open(worklistRoute, "/worklist")).data),
    history: text((await browser.open(timelineRoute, `/accounts/${accountId}/timeline`, params)).data),
    audit: text((await browser.open(eventRoute, `/audit/${eventId}`, { eventId })).data),
    csv: await csv.text(),
  };
}
const found = async (asked: string) =>
  text((await browser.open(searchRoute, `/search?q=${encodeURIComponent(asked)}`)).data).includes(accountId);

describe("field rules", () => {
  it("identity numbers are masked by default, in history too", async () => {
    const seen = await everything();
    expect(seen["page"]).toContain("•••7823");
    expect(seen["page"]).toContain(EMAIL);
    expect(seen["audit"]).toContain("•••234F");
    for (const door of Object.values(seen)) expect(door).not.toContain(TAX_ID);
    expect(await found("7823")).toBe(true);
    expect(await found(EMAIL)).toBe(true);
  });

  it("P5-1 a field hidden for a role is absent in list, detail, CSV, history, audit and search hits", async () => {
    await hide("customer.tax_id", "customer.national_id", "customer.email");
    for (const [door, seen] of Object.entries(await everything())) {
      for (const word of [TAX_ID, "234F", "7823", EMAIL, "tax_id"]) expect(seen, door).not.toContain(word);
    }
    expect(await found("7823")).toBe(false);
    expect(await found(EMAIL)).toBe(false);
    expect(await found("Cana Ry")).toBe(true);
  });

  it("a pin holds whatever the roles say", async () => {
    yes(
      await firm.admin.change(pinField, { field: "customer.phone", level: "hidden", reason: "Nobody calls" }),
    );
    expect((await everything())["page"]).not.toContain("+12145551234");
  });
});
