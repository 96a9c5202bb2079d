import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { previewDistribution } from "~/collections/commands/worklist/preview-distribution.server";
import { runDistribution } from "~/collections/commands/worklist/run-distribution.server";
import { collectorLoads } from "~/collections/queries/collector-loads.server";
import { visibleAccounts } from "~/collections/queries/account/visible-accounts.server";
import { addDays } from "~/office/domain/calendar-date";
import { PermissionSet } from "~/office/domain/permission/permission-set";
import { callOffAbsence } from "~/people/commands/organisation/call-off-absence.server";
import { closeDepartment } from "~/people/commands/organisation/close-department.server";
import { dropHoliday } from "~/people/commands/organisation/drop-holiday.server";
import { handOverWork } from "~/people/commands/organisation/hand-over-work.server";
import { keepHoliday } from "~/people/commands/organisation/keep-holiday.server";
import { placeStaff } from "~/people/commands/organisation/place-staff.server";
import { recordAbsence } from "~/people/commands/organisation/record-absence.server";
import { saveDepartment } from "~/people/commands/organisation/save-department.server";
import { absenceList } from "~/people/queries/organisation/absence-list.server";
import { orgChart } from "~/people/queries/organisation/org-chart.server";
import { orgChartOn } from "~/people/queries/organisation/org-chart-on.server";

import { colleague } from "../../support/colleague";
import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let other: Firm;
let today: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [firm, other] = [await openFirm(world), await openFirm(world)];
  today = firm.tenant.businessDate;
});

const unit = (code: string, more: object = {}) => ({ code, name: `Team ${code}`, ...more });
const make = async (code: string, more: object = {}) =>
  yes(await firm.admin.change(saveDepartment, unit(code, more))).departmentId;
const away = (staffId: string, more: object = {}) => ({
  staffId,
  fromOn: today,
  toOn: addDays(today, 5),
  kind: "leave",
  ...more,
});

it("the chart of an earlier day is what the log says it was, of the firm alone", async () => {
  const agent = await firm.collector();
  const ops = await make("OPS");
  const drawn = await firm.admin.read(orgChartOn, { on: today });
  expect(drawn.units).toMatchObject([{ code: "OPS", depth: 0 }]);
  yes(await firm.admin.change(placeStaff, { staffId: agent.staffId, departmentId: ops, reportsToId: null }));
  yes(await firm.admin.change(saveDepartment, unit("OPS", { departmentId: ops, name: "Operations" })));
  const before = await firm.admin.read(orgChartOn, { on: addDays(today, -1) });
  expect(before.units).toEqual([]);
  expect(before.people.some(({ id }) => id === agent.staffId)).toBe(false);
  const now = await firm.admin.read(orgChartOn, { on: today });
  expect(now.units).toMatchObject([{ name: "Operations" }]);
  expect(now.people.find(({ id }) => id === agent.staffId)).toMatchObject({ departmentId: ops });
  expect((await other.admin.read(orgChartOn, { on: today })).units).toEqual([]);
});

describe("departments", () => {
  it("are drawn by who may, in a tree, and another firm's are not touched", async () => {
    expect(await firm.manager.change(saveDepartment, unit("OPS"))).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const ops = await make("OPS");
    const calls = await make("calls", { parentId: ops, places: 4, hours: ["09:00-17:00"] });
    expect(await firm.admin.change(saveDepartment, unit("CALLS"))).toMatchObject({
      refusal: { fields: { code: "DUPLICATE" } },
    });
    expect(await firm.admin.change(saveDepartment, unit("X", { hours: ["9-5"] }))).toMatchObject({
      refusal: { fields: { hours0: "HOURS_FORMAT" } },
    });
    expect(
      await other.admin.change(saveDepartment, unit("OPS", { departmentId: ops, parentId: null })),
    ).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await other.admin.change(saveDepartment, unit("OPS", { parentId: ops }))).toMatchObject({
      refusal: { fields: { parentId: "NOT_FOUND" } },
    });
    const { units } = await firm.admin.read(orgChart, undefined);
    expect(units.map(({ code, depth }) => [code, depth])).toEqual([
      ["OPS", 0],
      ["CALLS", 1],
    ]);
    expect(units.find(({ id }) => id === calls)).toMatchObject({ places: 4, hours: [["09:00", "17:00"], null, null, null, null, null, null] }); // prettier-ignore
    expect((await other.admin.read(orgChart, undefined)).units).toEqual([]);
  });

  it("sent twice with one key is one", async () => {
    yes(await firm.admin.change(saveDepartment, unit("OPS"), "department-once"));
    expect(await firm.admin.change(saveDepartment, unit("OPS"), "department-once")).toMatchObject({
      ok: true,
      replayed: true,
    });
  });

  it("P15-2 a head moved under their own report, and a department under its own team: ORG_CYCLE", async () => {
    const ops = await make("OPS");
    const calls = await make("CALLS", { parentId: ops });
    expect(
      await firm.admin.change(saveDepartment, unit("OPS", { departmentId: ops, parentId: calls })),
    ).toMatchObject({ refusal: { fields: { parentId: "ORG_CYCLE" } } });
    const [head, agent] = [await firm.collector("Hal Head"), await firm.collector("Ann Agent")];
    const place = (staffId: string, reportsToId: string | null) =>
      firm.admin.change(placeStaff, { staffId, departmentId: calls, reportsToId });
    yes(await place(agent.staffId, head.staffId));
    expect(await place(head.staffId, agent.staffId)).toMatchObject({
      refusal: { fields: { reportsToId: "ORG_CYCLE" } },
    });
    expect(await firm.manager.change(placeStaff, away(agent.staffId))).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(
      await other.admin.change(placeStaff, { staffId: head.staffId, departmentId: null, reportsToId: null }),
    ).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    yes(await place(agent.staffId, head.staffId));
    const events = await ownerRows(world, "SELECT 1 FROM event WHERE tenant_id = $1 AND type = 'staff.placed'", [
      firm.tenant.id,
    ]); // prettier-ignore
    expect(events).toHaveLength(1);
  });

  it("are closed once nobody belongs to them", async () => {
    const ops = await make("OPS");
    const { staffId } = await firm.collector();
    yes(await firm.admin.change(placeStaff, { staffId, departmentId: ops, reportsToId: null }));
    const close = (hand = firm.admin) => hand.change(closeDepartment, { departmentId: ops });
    expect(await close()).toMatchObject({ refusal: { code: "DEPARTMENT_IN_USE" } });
    yes(await firm.admin.change(placeStaff, { staffId, departmentId: null, reportsToId: null }));
    expect(await close(firm.manager)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await close(other.admin)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    yes(await close());
    yes(await close());
    expect((await firm.admin.read(orgChart, undefined)).units).toEqual([]);
  });

  it("a head sees the accounts of everybody in the department and below; a deputy while the head is away", async () => {
    const head = await colleague(world, firm, { fullName: "Hal Head", role: "department_head" });
    const deputy = await colleague(world, firm, { fullName: "Dee Deputy", role: "department_head" });
    const agent = await firm.collector("Ann Agent");
    const ops = await make("OPS", { headId: head.staffId, deputyId: deputy.staffId });
    const calls = await make("CALLS", { parentId: ops });
    const [account] = await placeDebts(world, firm, [{}]);
    const ids = [account?.id ?? ""];
    yes(await firm.admin.change(assignAccounts, { accountIds: ids, staffId: agent.staffId }));
    const sees = async (hand: typeof head) => (await hand.read(visibleAccounts, { ids })).size === 1;
    expect([await sees(head), await sees(deputy)]).toEqual([false, false]);
    yes(
      await firm.admin.change(placeStaff, { staffId: agent.staffId, departmentId: calls, reportsToId: null }),
    );
    expect([await sees(head), await sees(deputy)]).toEqual([true, false]);
    yes(await firm.admin.change(recordAbsence, away(head.staffId)));
    expect([await sees(head), await sees(deputy)]).toEqual([true, true]);
  });
});

describe("an absence", () => {
  it("is recorded by the person, their superior or who keeps the organisation, without overlaps", async () => {
    const [ann, bob] = [await firm.collector("Ann"), await firm.collector("Bob")];
    expect(await bob.change(recordAbsence, away(ann.staffId))).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    yes(await ann.change(recordAbsence, away(ann.staffId)));
    expect(await firm.admin.change(recordAbsence, away(ann.staffId))).toMatchObject({
      refusal: { fields: { fromOn: "ABSENCE_OVERLAP" } },
    });
    expect(await other.admin.change(recordAbsence, away(ann.staffId))).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    const before = addDays(today, -3);
    expect(await ann.change(recordAbsence, away(ann.staffId, { fromOn: before, toOn: before }))).toMatchObject({
      refusal: { fields: { toOn: "DATE_PAST" } },
    }); // prettier-ignore
    yes(
      await firm.admin.change(placeStaff, {
        staffId: ann.staffId,
        departmentId: null,
        reportsToId: bob.staffId,
      }),
    );
    const later = { fromOn: addDays(today, 20), toOn: addDays(today, 21), standInId: bob.staffId };
    yes(await bob.change(recordAbsence, away(ann.staffId, later)));
    const page = await bob.read(absenceList, undefined);
    expect(page.absences.map(({ now, standIn }) => [now, standIn])).toEqual([
      [true, null],
      [false, "Bob"],
    ]);
    expect(page.people.map(({ fullName }) => fullName)).toEqual(["Ann", "Bob"]);
  });

  it("keeps everything new away from who is absent, until it is called off", async () => {
    const [ann, bob] = [await firm.collector("Ann"), await firm.collector("Bob")];
    const accounts = await placeDebts(world, firm, [
      { ref: "A1" },
      { ref: "A2", email: "b@example.com" },
      {},
    ]);
    const preview = async () =>
      yes(await firm.admin.change(previewDistribution, { strategy: "round_robin" }));
    const early = await preview();
    const { absenceId } = yes(await ann.change(recordAbsence, away(ann.staffId)));
    const done = yes(await firm.admin.change(runDistribution, { runId: early.runId }));
    const { runId } = done.skipped > 0 ? await preview() : early;
    if (done.skipped > 0) yes(await firm.admin.change(runDistribution, { runId }));
    const loads = await firm.admin.read(collectorLoads, undefined);
    expect(loads.map(({ open, awayUntil }) => [open, awayUntil])).toEqual([
      [0, addDays(today, 5)],
      [3, null],
    ]);
    const give = (more: object = {}) =>
      firm.admin.change(assignAccounts, { accountIds: [accounts[0]?.id], staffId: ann.staffId, ...more });
    expect(await give()).toMatchObject({ refusal: { code: "COLLECTOR_AWAY" } });
    expect(await bob.change(callOffAbsence, { absenceId })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await other.admin.change(callOffAbsence, { absenceId })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    yes(await ann.change(callOffAbsence, { absenceId }));
    yes(await ann.change(callOffAbsence, { absenceId }));
    yes(await give());
  });

  it("lets the open accounts go to a colleague who is here and has room, whole", async () => {
    const [ann, bob, cas] = [
      await firm.collector("Ann"),
      await firm.collector("Bob"),
      await firm.collector("Cas"),
    ];
    const accounts = await placeDebts(world, firm, [{}, { email: "b@example.com" }]);
    const accountIds = accounts.map(({ id }) => id);
    yes(await firm.admin.change(assignAccounts, { accountIds, staffId: ann.staffId }));
    const { absenceId } = yes(await ann.change(recordAbsence, away(ann.staffId)));
    yes(await cas.change(recordAbsence, away(cas.staffId)));
    const over = (toId: string, hand = firm.admin) => hand.change(handOverWork, { absenceId, toId });
    expect(await over(cas.staffId)).toMatchObject({ refusal: { fields: { toId: "COLLECTOR_AWAY" } } });
    expect(await over(ann.staffId)).toMatchObject({ refusal: { fields: { toId: "STAND_IN_SELF" } } });
    expect(await over(bob.staffId, bob)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await over(bob.staffId, other.admin)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    await ownerRows(world, "UPDATE collector_profile SET max_accounts = 1 WHERE staff_id = $1", [
      bob.staffId,
    ]);
    expect(await over(bob.staffId)).toMatchObject({ refusal: { code: "CAPACITY_EXCEEDED" } });
    await ownerRows(world, "UPDATE collector_profile SET max_accounts = 9 WHERE staff_id = $1", [
      bob.staffId,
    ]);
    expect(yes(await over(bob.staffId, ann))).toEqual({ moved: 2 });
    expect(await over(bob.staffId)).toMatchObject({ refusal: { code: "NOTHING_TO_ASSIGN" } });
    const loads = await firm.admin.read(collectorLoads, undefined);
    expect(loads.find(({ staffId }) => staffId === bob.staffId)).toMatchObject({ open: 2 });
  });
});

describe("days off and hours", () => {
  it("are kept by who may; each day once", async () => {
    const day = addDays(today, 3);
    expect(await firm.manager.change(keepHoliday, { day, name: "Founders' day" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const { holidayId } = yes(await firm.admin.change(keepHoliday, { day, name: "Founders' day" }));
    expect(await firm.admin.change(keepHoliday, { day, name: "Again" })).toMatchObject({
      refusal: { fields: { day: "DUPLICATE" } },
    });
    expect(await firm.manager.change(dropHoliday, { holidayId })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await other.admin.change(dropHoliday, { holidayId })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect((await firm.admin.read(absenceList, undefined)).holidays).toMatchObject([{ day }]);
    yes(await firm.admin.change(dropHoliday, { holidayId }));
    expect(await firm.admin.change(dropHoliday, { holidayId })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  it("a right limited to business hours rests outside the department's hours", async () => {
    const agent = await firm.collector("Ann Agent");
    const grant = { permission: "session:read", scope: "own", limits: { hours: "business" } } as const;
    agent.actor.permissions = new PermissionSet([grant]);
    const open = await make("OPEN", { hours: Array.from({ length: 7 }, () => "00:00-24:00") });
    // open on one day only, which is none of today's neighbours
    const farDay = (new Date().getUTCDay() + 2) % 7;
    const shut = await make("SHUT", {
      hours: Array.from({ length: 7 }, (_, at) => (at === farDay ? "09:00-10:00" : "")),
    });
    const put = (departmentId: string) =>
      firm.admin.change(placeStaff, { staffId: agent.staffId, departmentId, reportsToId: null });
    yes(await put(shut));
    expect(await agent.change(recordAbsence, away(agent.staffId))).toMatchObject({
      refusal: { code: "LIMIT_EXCEEDED", facts: { limit: "hours" } },
    });
    yes(await put(open));
    yes(await agent.change(recordAbsence, away(agent.staffId)));
  });
});
