import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { recordAccountExport } from "~/collections/commands/worklist/record-account-export.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { renewApproval } from "~/office/commands/approval/renew-approval.server";
import { addDays } from "~/office/domain/calendar-date";
import { settingOf } from "~/office/domain/setting/setting-of";
import { changeSetting } from "~/people/commands/setting/change-setting.server";
import { importSettings } from "~/people/commands/setting/import-settings.server";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";
import { approvalList } from "~/people/queries/approval-list.server";
import { settingAt } from "~/people/queries/setting/setting-at.server";
import { settingPage } from "~/people/queries/setting/setting-page.server";
import { settingsPage } from "~/people/queries/setting/settings-page.server";

import { apiKeyOf, callApi } from "../../support/api";
import { colleague } from "../../support/colleague";
import { type Firm, type Hand, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let other: Firm;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  firm = await openFirm(world);
  other = await openFirm(world);
});

const wish = (key: string, value: unknown, more: object = {}) => ({
  key,
  value,
  reason: "Our policy",
  ...more,
});
/** As the next request finds the firm. */
async function reread({ tenant }: Firm): Promise<void> {
  Object.assign(tenant, await acrossTenantsTenantById(world.host.database, tenant.id));
}
const valueOf = async (hand: Hand, key: string, on?: string) =>
  (await hand.read(settingAt, { key, on }))?.value;

describe("a setting", () => {
  it("is changed by who may, within its bounds, and the next request obeys it; another firm's is another", async () => {
    expect(await firm.manager.change(changeSetting, wish("approval_hours", 24))).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await firm.admin.change(changeSetting, wish("shoe_size", 42))).toMatchObject({
      refusal: { code: "SETTING_UNKNOWN" },
    });
    expect(await firm.admin.change(changeSetting, wish("approval_hours", 241))).toMatchObject({
      refusal: { code: "OUTSIDE_BOUNDS", facts: { least: 1, most: 240 } },
    });
    const from = addDays(firm.tenant.businessDate, -1);
    expect(await firm.admin.change(changeSetting, wish("approval_hours", 24, { from }))).toMatchObject({
      refusal: { fields: { from: "DATE_PAST" } },
    });
    expect(yes(await firm.admin.change(changeSetting, wish("approval_hours", 24)))).toMatchObject({
      waits: false,
    });
    await Promise.all([reread(firm), reread(other)]);
    expect(settingOf(firm.tenant, "approval_hours")).toBe(24);
    expect(settingOf(other.tenant, "approval_hours")).toBe(72);
  });

  it("said twice with one key changes once; the same word again is refused", async () => {
    yes(await firm.admin.change(changeSetting, wish("approval_hours", 24), "once-only"));
    expect(await firm.admin.change(changeSetting, wish("approval_hours", 24), "once-only")).toMatchObject({
      ok: true,
      replayed: true,
    });
    expect(await firm.admin.change(changeSetting, wish("approval_hours", 24))).toMatchObject({
      refusal: { fields: { value: "SETTING_SAME" } },
    });
    const page = await firm.admin.read(settingPage, { key: "approval_hours" });
    expect(page?.history).toMatchObject([{ before: 72, after: 24, reason: "Our policy", by: "Ada Admin" }]);
  });

  it("for a later day counts from that day, without a job; the default comes back with null", async () => {
    const from = addDays(firm.tenant.businessDate, 10);
    yes(await firm.admin.change(changeSetting, wish("delegation_days", 60, { from })));
    expect(await valueOf(firm.admin, "delegation_days")).toBe(30);
    expect(await valueOf(firm.admin, "delegation_days", from)).toBe(60);
    const rows = await firm.admin.read(settingsPage, undefined);
    expect(rows.find(({ key }) => key === "delegation_days")).toMatchObject({ next: { value: 60, from } });
    await ownerRows(world, "UPDATE tenant SET business_date = $2 WHERE id = $1", [firm.tenant.id, from]);
    await reread(firm);
    expect(settingOf(firm.tenant, "delegation_days")).toBe(60);
    yes(await firm.admin.change(changeSetting, wish("delegation_days", null)));
    await reread(firm);
    expect(settingOf(firm.tenant, "delegation_days")).toBe(30);
    const page = await firm.admin.read(settingPage, { key: "delegation_days" });
    expect(page?.history[0]).toMatchObject({ before: 60, reset: true });
  });

  it("the first month of the financial year is the firm's own from today on, and on no other day", async () => {
    const from = addDays(firm.tenant.businessDate, 1);
    expect(await firm.admin.change(changeSetting, wish("fiscal_start_month", 4, { from }))).toMatchObject({
      refusal: { fields: { from: "DATE_TODAY" } },
    });
    yes(await firm.admin.change(changeSetting, wish("fiscal_start_month", 4)));
    await reread(firm);
    expect(firm.tenant.fiscalStartMonth).toBe(4);
  });
});

describe("a risky setting", () => {
  it("P3-2 with two admins: one raises the export cap, the other approves, the history shows both", async () => {
    const second = await colleague(world, firm);
    expect(yes(await firm.admin.change(changeSetting, wish("export_cap", 50_000)))).toMatchObject({
      waits: true,
    });
    expect(await valueOf(firm.admin, "export_cap")).toBe(10_000);
    const { waiting } = (await second.read(settingPage, { key: "export_cap" })) ?? {};
    expect(waiting).toMatchObject({ value: 50_000, by: "Ada Admin", mine: false });
    expect(await firm.admin.change(changeSetting, wish("export_cap", 60_000))).toMatchObject({
      refusal: { code: "APPROVAL_PENDING" },
    });
    const vote = { approvalId: waiting?.id, decision: "approve" };
    expect(await firm.admin.change(decideApproval, vote)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    yes(await second.change(decideApproval, vote));
    expect(await valueOf(firm.admin, "export_cap")).toBe(50_000);
    const page = await firm.admin.read(settingPage, { key: "export_cap" });
    expect(page?.history).toMatchObject([{ by: "Ada Admin", approvedBy: "Bea Second", after: 50_000 }]);
    await reread(firm);
    const rows = await firm.admin.read(settingsPage, undefined);
    expect(rows.find(({ key }) => key === "export_cap")).toMatchObject({ waits: false, value: 50_000 });
  });

  it("nobody decided in time: it is put again, by who asked or who may decide, or asked for anew", async () => {
    const second = await colleague(world, firm);
    yes(await firm.admin.change(changeSetting, wish("export_cap", 50_000)));
    const { rows } = await second.read(approvalList, { view: "waiting" });
    const approvalId = rows[0]?.id;
    expect(await second.change(renewApproval, { approvalId })).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    const pass = () =>
      ownerRows(
        world,
        "UPDATE approval_request SET expires_at = now() - interval '1 minute' WHERE tenant_id = $1",
        [firm.tenant.id],
      );
    await pass();
    expect((await second.read(approvalList, { view: "waiting" })).rows[0]).toMatchObject({ over: true });
    expect(await second.change(decideApproval, { approvalId, decision: "approve" })).toMatchObject({
      refusal: { code: "APPROVAL_EXPIRED" },
    });
    expect(await other.admin.change(renewApproval, { approvalId })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await firm.viewer.change(renewApproval, { approvalId })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    yes(await firm.admin.change(renewApproval, { approvalId }));
    await pass();
    yes(await firm.admin.change(changeSetting, wish("export_cap", 60_000)));
    expect((await second.read(approvalList, { view: "waiting" })).rows).toMatchObject([
      { over: false, payload: { value: 60_000 } },
    ]);
    expect((await second.read(approvalList, { view: "done" })).rows).toMatchObject([{ state: "expired" }]);
  });

  it("the export cap holds for every list that leaves", async () => {
    yes(await firm.admin.change(changeSetting, wish("export_cap", 100)));
    await reread(firm);
    const take = (rows: number) => firm.admin.change(recordAccountExport, { filter: "", rows });
    yes(await take(100));
    expect(await take(101)).toMatchObject({ refusal: { code: "EXPORT_CAP", facts: { most: 100 } } });
  });
});

describe("a file of settings", () => {
  const take = (values: Record<string, unknown>, hand = firm.admin) =>
    hand.change(importSettings, { values, reason: "As in Leeds" });

  it("is taken over whole or not at all; each unknown key is named", async () => {
    expect(await take({ approval_hours: 24, shoe_size: 42, hat_size: 7 })).toMatchObject({
      refusal: { code: "SETTINGS_UNKNOWN", facts: { keys: ["shoe_size", "hat_size"] } },
    });
    expect(await take({ approval_hours: 24, idle_minutes: 1 })).toMatchObject({
      refusal: { code: "SETTINGS_REFUSED", facts: { refused: { idle_minutes: "OUTSIDE_BOUNDS" } } },
    });
    expect(await valueOf(firm.admin, "approval_hours")).toBe(72);
    expect(await take({ approval_hours: 24 }, firm.manager)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(yes(await take({ approval_hours: 24, delegation_days: 30 }))).toEqual({
      changed: ["approval_hours"],
      waiting: [],
    });
    expect(await take({ approval_hours: 24 })).toMatchObject({ refusal: { code: "NOTHING_TO_CHANGE" } });
    expect(await valueOf(other.admin, "approval_hours")).toBe(72);
  });

  it("asks a second person for what is risky in it", async () => {
    await colleague(world, firm);
    expect(yes(await take({ approval_hours: 24, export_cap: 500 }))).toEqual({
      changed: ["approval_hours"],
      waiting: ["export_cap"],
    });
  });
});

it("a program reads a setting of any day and changes what is not risky", async () => {
  const key = await apiKeyOf(firm);
  const put = (name: string, value: unknown) =>
    callApi(`/settings/${name}`, { method: "PUT", key, body: { value, reason: "By program" } });
  expect(await put("approval_hours", 48)).toMatchObject({ status: 200, body: { waits: false } });
  expect(await callApi("/settings/approval_hours", { key })).toMatchObject({
    status: 200,
    body: { key: "approval_hours", value: 48, default: 72, risky: false },
  });
  const yesterday = addDays(firm.tenant.businessDate, -1);
  expect((await callApi(`/settings/approval_hours?on=${yesterday}`, { key })).body).toMatchObject({
    value: 72,
  });
  expect(await put("export_cap", 500)).toMatchObject({ status: 403, body: { code: "STEP_UP_REQUIRED" } });
  expect(await put("approval_hours", 0)).toMatchObject({ status: 422, body: { code: "OUTSIDE_BOUNDS" } });
  expect(await put("shoe_size", 1)).toMatchObject({ status: 404 });
});
