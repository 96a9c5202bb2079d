import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { addDays } from "~/office/domain/calendar-date";
import type { FieldRow, RightRow } from "~/people/domain/permission/outlook/explain-rights";
import type { RoleStepFacts } from "~/ui/settings/rights/role-step";

import * as audit from "../../../app/routes/_staff+/audit+/_index";
import * as delegations from "../../../app/routes/_staff+/settings+/delegations";
import * as creditors from "../../../app/routes/_staff+/settings+/clients";
import * as person from "../../../app/routes/_staff+/settings+/people_.$staffId";
import * as rights from "../../../app/routes/_staff+/settings+/people_.$staffId_.rights";
import { refusalOf, type TestBrowser } from "../../support/browser";
import { type Firm, openFirm, yes } from "../../support/firm";
import { signedIn } from "../../support/login";
import { ownerRows } from "../../support/owner-rows";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let owner: TestBrowser;
let cora: Awaited<ReturnType<Firm["collector"]>>;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  owner = await signedIn(world, firm.tenant.id, firm.admin.actor.id ?? "");
  cora = await firm.collector("Cora");
});
afterAll(() => world.close());

const idOf = async (key: string) =>
  (
    await ownerRows<{ id: string }>(world, "SELECT id FROM role WHERE tenant_id = $1 AND key = $2", [
      firm.tenant.id,
      key,
    ])
  )[0]?.id ?? "";
const pageOf = (staffId: string) => `/settings/people/${staffId}`;
const look = async (search: string, staffId = cora.staffId) =>
  (await owner.open(person, `${pageOf(staffId)}?${search}`, { staffId })).data[
    "step"
  ] as RoleStepFacts | null;
const act = (fields: Record<string, string>, staffId = cora.staffId, by = owner) =>
  by.post(person, pageOf(staffId), fields, { staffId });

describe("a role for a colleague", () => {
  it("is looked at before it is given: what they gain, and why it cannot be", async () => {
    const step = await look(`give=${await idOf("support")}`);
    expect(step).toMatchObject({ act: "give", waits: false, refusal: null });
    expect(step?.change.gained).toContain("note:create@all");
    const finance = await idOf("finance");
    await act({ act: "give", roleId: await idOf("accountant"), reason: "Helps the books" });
    expect(await look(`give=${finance}`)).toMatchObject({ refusal: "SOD_CONFLICT" });
    const refused = await act({ act: "give", roleId: finance, reason: "Both duties" });
    expect(refused.data["refusal"]).toMatchObject({
      code: "SOD_CONFLICT",
      fields: { roleId: "SOD_CONFLICT" },
    });
    const yesterday = addDays(firm.tenant.businessDate, -1);
    expect(await look(`give=${await idOf("support")}&until=${yesterday}`)).toMatchObject({
      refusal: "DATE_PAST",
    });
    expect(await look("give=nonsense")).toBeNull();
  });

  it("is taken after a look at what is lost, with a fresh second factor; the last owner stays", async () => {
    const roleId = await idOf("accountant");
    const step = await look(`take=${roleId}`);
    expect(step?.change.lost).toContain("payout:release@all");
    await ownerRows(world, "UPDATE session SET factor_at = now() - interval '11 minutes'");
    expect(refusalOf(await act({ act: "take", roleId }))).toBe("STEP_UP_REQUIRED");
    await ownerRows(world, "UPDATE session SET factor_at = now()");
    expect((await act({ act: "take", roleId })).location).toBe(pageOf(cora.staffId));
    const self = firm.admin.actor.id ?? "";
    expect(refusalOf(await act({ act: "take", roleId: await idOf("owner") }, self))).toBe("LAST_OWNER");
    expect((await owner.open(person, pageOf(self), { staffId: self })).data["mayChange"]).toBe(false);
  });

  it("is nobody's of another firm, and for nobody without the right", async () => {
    const other = await openFirm(world);
    const stranger = await signedIn(world, other.tenant.id, other.admin.actor.id ?? "");
    const params = { staffId: cora.staffId };
    for (const route of [person, rights])
      expect((await stranger.open(route, pageOf(cora.staffId), params)).status).toBe(404);
    const roleId = await idOf("support");
    expect((await act({ act: "give", roleId, reason: "No" }, cora.staffId, stranger)).status).toBe(404);
    const collector = await signedIn(world, firm.tenant.id, cora.staffId);
    for (const route of [person, rights])
      expect((await collector.open(route, pageOf(cora.staffId), params)).status).toBe(403);
    expect((await act({ act: "give", roleId, reason: "No" }, cora.staffId, collector)).status).toBe(403);
  });

  it("sessions are ended and locks lifted from the person's page", async () => {
    expect((await act({ act: "sign-out" })).location).toBe(pageOf(cora.staffId));
    const { sessions } = (await owner.open(person, pageOf(cora.staffId), { staffId: cora.staffId })).data;
    expect(sessions).toEqual([]);
    expect((await act({ act: "unlock" })).status).toBe(303);
  });
});

describe("what a person may do", () => {
  const explain = async (search = "") => {
    const { data } = await owner.open(rights, `${pageOf(cora.staffId)}/rights${search}`, {
      staffId: cora.staffId,
    });
    const rows = (data["rights"] as RightRow[]).map((row) => [row.permission, row] as const);
    return { data, rights: Object.fromEntries(rows), fields: data["fields"] as FieldRow[] };
  };

  it("is told for every action with the role, the scope and the limits behind it", async () => {
    const { rights: found, fields } = await explain();
    expect(found["account:read"]).toMatchObject({
      allowed: true,
      scope: "assigned",
      sources: [{ role: { key: "collector" }, lender: null }],
    });
    expect(found["payout:approve"]).toMatchObject({ allowed: false, blocked: "lacking" });
    expect(fields.find(({ field }) => field === "customer.tax_id")).toMatchObject({
      level: "masked",
      pin: null,
    });
    expect(Object.values((await explain("?show=blocked")).rights).some(({ allowed }) => allowed)).toBe(false);
  });

  it("on one account says whether it is theirs, and what does not reach it", async () => {
    const [own, other] = await placeDebts(world, firm, [
      { name: "Mia Own", ref: "OWN-1" },
      { name: "Otto Other", ref: "OTHER-1" },
    ]);
    yes(await firm.admin.change(assignAccounts, { accountIds: [own?.id], staffId: cora.staffId }));
    const mine = await explain("?record=own-1");
    expect(mine.data["record"]).toMatchObject({ reach: "own", keeper: "Cora", debtorName: "Mia Own" });
    expect(mine.rights["account:read"]).toMatchObject({ allowed: true });
    const theirs = await explain(`?record=${other?.id ?? ""}`);
    expect(theirs.data["record"]).toMatchObject({ reach: "all", keeper: null });
    expect(theirs.rights["account:read"]).toMatchObject({ allowed: false, blocked: "out_of_scope" });
    expect((await explain("?record=nothing-like-it")).data["record"]).toBeNull();
  });
});

describe("lent rights", () => {
  it("are lent on their page, borrowed at once, logged for the lender, and end at a press", async () => {
    const page = "/settings/delegations";
    const day = firm.tenant.businessDate;
    const wish = {
      act: "lend",
      takerId: cora.staffId,
      startsOn: day,
      endsOn: addDays(day, 3),
      reason: "Away",
    };
    expect(refusalOf(await owner.post(delegations, page, { ...wish, permissions: "role:update" }))).toBe(
      "DELEGATION_KEPT",
    );
    expect((await owner.post(delegations, page, wish)).data["form"]).toMatchObject({
      error: { permissions: ["REQUIRED"] },
    });
    const lent = await owner.post(delegations, page, { ...wish, permissions: "creditor:create" });
    expect(lent.location).toBe(page);
    const borrower = await signedIn(world, firm.tenant.id, cora.staffId);
    const { rows, lendable } = (await borrower.open(delegations, page)).data;
    expect(rows).toMatchObject([
      { giver: "Ada Admin", taker: "Cora", state: "live", permissions: ["creditor:create"] },
    ]);
    expect(lendable).not.toContain("creditor:create");
    expect((await borrower.post(creditors, "/settings/clients", { name: "Lent Bank" })).status).toBe(303);
    const log = (await owner.open(audit, `/audit?actor=${cora.staffId}&type=creditor.created`)).data["rows"];
    expect(log).toMatchObject([{ actorName: "Cora", onBehalfOf: "Ada Admin" }]);
    const bell = await ownerRows(world, "SELECT type FROM notification WHERE recipient_id = $1", [
      cora.staffId,
    ]);
    expect(bell).toContainEqual({ type: "rights_lent" });
    const { sources } = (await owner
      .open(rights, `${pageOf(cora.staffId)}/rights`, { staffId: cora.staffId })
      .then(({ data }) =>
        (data["rights"] as RightRow[]).find(({ permission }) => permission === "creditor:create"),
      )) ?? { sources: [] };
    expect(sources).toMatchObject([
      { lender: "Ada Admin" },
      { lender: "Ada Admin" },
      { lender: "Ada Admin" },
    ]);
    const [{ id } = { id: "" }] = rows as { id: string }[];
    expect((await borrower.post(delegations, page, { act: "end", delegationId: id })).location).toBe(page);
    expect(await cora.change(createCreditor, { name: "Too late" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const all = (await owner.open(delegations, `${page}?view=all`)).data["rows"];
    expect(all).toMatchObject([{ state: "ended" }]);
  });
});
