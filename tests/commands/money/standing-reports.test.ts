import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { setFieldLevel } from "~/people/commands/permission/set-field-level.server";
import { readerHands } from "~/jobs/money/report/reader-hands.server";
import { makeReport } from "~/jobs/money/report/make-report.server";
import { readStored } from "~/jobs/collections/give-statement.server";
import { tickMinute } from "~/jobs/office/tick-minute.server";
import { beginReport } from "~/money/commands/report/begin-report.server";
import { dropReport } from "~/money/commands/report/drop-report.server";
import { finishReport } from "~/money/commands/report/finish-report.server";
import { requestReport } from "~/money/commands/report/request-report.server";
import { runDueSchedules } from "~/money/commands/report/run-due-schedules.server";
import { scheduleReport } from "~/money/commands/report/schedule-report.server";
import { setScheduleState } from "~/money/commands/report/set-schedule-state.server";
import { credit, debit } from "~/money/domain/ledger/journal-entry";
import { generalLedger } from "~/money/queries/ledger/general-ledger.server";
import { madeReport } from "~/money/queries/report/made-report.server";
import { reportDesk } from "~/money/queries/report/report-desk.server";
import { deactivateStaff } from "~/people/commands/staff/deactivate-staff.server";
import { acceptInvitation } from "~/people/commands/staff/accept-invitation.server";
import { inviteStaff } from "~/people/commands/staff/invite-staff.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { postProper } from "../../support/invariant-faults.table";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const DAILY = {
  name: "The books of yesterday",
  report: "general-ledger",
  format: "csv",
  period: "this_year",
  frequency: "daily",
  time: "08:00",
} as const;

/** A firm whose ledger has some lines, and whose second manager takes reports too. */
async function firmWithLines(count: number): Promise<Firm & { second: string }> {
  const firm = await openFirm(world);
  const branch = newId();
  for (let i = 1; i <= count; i += 1)
    await postProper({ world, firm }, [debit("1000", branch, 100n), credit("2100", branch, 100n)]);
  const email = `${newId()}@firm.test`;
  const asked = { email, fullName: "Sam Second", role: "collections_manager" };
  const { invitationId } = yes(await firm.admin.change(inviteStaff, asked));
  const joining = { invitationId, userId: newId(), fullName: "Sam Second", passwordHash: "not a hash" };
  return Object.assign(firm, { second: yes(await firm.system.change(acceptInvitation, joining)).staffId });
}

const idOf = (firm: Firm) => firm.admin.actor.id ?? "";

/** The schedule's moment is now, whatever the hour this test runs. */
const comeDue = (scheduleId: string) =>
  ownerRows(world, "UPDATE report_schedule SET next_run_at = now() - interval '3 days' WHERE id = $1", [
    scheduleId,
  ]);

async function fileOf(firm: Firm, exportId: string): Promise<string> {
  const file = await firm.admin.read(madeReport, { exportId });
  if (!file) throw new Error("no file");
  const bytes = await readStored(world.host.ports.storage, firm.tenant.id, file.storageKey);
  return Buffer.from(bytes).toString("utf8");
}

it("P5-1 what a job reads for somebody has no field that is hidden from them", async () => {
  const firm = await firmWithLines(1);
  const system = await world.system(firm.tenant.id);
  const row = { name: "Cana Ry", taxId: "CNRYP1234F", contacts: [{ kind: "email", value: "c@ry.example" }] };
  const read = async () =>
    (await readerHands(world.host, system, firm.second))?.read(() => Promise.resolve(row), 0);
  expect(await read()).toMatchObject({ name: "Cana Ry", taxId: "•••234F" });
  const [role] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM role WHERE tenant_id = $1 AND key = 'collections_manager'",
    [firm.tenant.id],
  );
  for (const field of ["customer.tax_id", "customer.email"])
    yes(
      await firm.admin.change(setFieldLevel, {
        roleId: role?.id,
        field,
        level: "hidden",
        reason: "Not theirs",
      }),
    );
  expect(await read()).toEqual({ name: "Cana Ry", contacts: [] });
  expect(await readerHands(world.host, system, newId())).toBeNull();
});

describe("reports sent regularly", () => {
  it("▸ 13.c a scheduled report by mail has the same row count as the screen with the same filter", async () => {
    const firm = await firmWithLines(4);
    const asked = { ...DAILY, recipients: [idOf(firm), firm.second] };
    const { scheduleId } = yes(await firm.admin.change(scheduleReport, asked));
    await comeDue(scheduleId);
    await tickMinute(world.host, {});
    await world.drain();
    const { exports, schedules } = await firm.admin.read(reportDesk, undefined);
    const screen = await firm.admin.read(generalLedger, {
      from: `${firm.tenant.businessDate.slice(0, 4)}-01-01`,
      on: firm.tenant.businessDate,
    });
    expect(exports).toHaveLength(1);
    expect(exports[0]).toMatchObject({ state: "done", rows: screen.rows.length, scheduleName: DAILY.name });
    const file = (await fileOf(firm, exports[0]?.id ?? "")).trimEnd().split("\r\n");
    expect(file).toHaveLength(screen.rows.length + 2);
    const mails = world.host.ports.email.outbox.filter(({ subject }) => subject === "Your report is ready");
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toContain(`with ${screen.rows.length} rows`);
    expect(mails[0]?.text).toContain("/ledger/reports#export-");
    expect(schedules[0]?.nextRunAt.getTime()).toBeGreaterThan(Date.now());
  });

  it("runs missed for days come once, and one moment never twice", async () => {
    const firm = await firmWithLines(1);
    const asked = { ...DAILY, recipients: [idOf(firm)] };
    const { scheduleId } = yes(await firm.admin.change(scheduleReport, asked));
    await comeDue(scheduleId);
    const both = await Promise.all([1, 2].map(() => firm.system.change(runDueSchedules, { language: "en" })));
    expect(both.reduce((sum, answer) => sum + yes(answer).asked, 0)).toBe(1);
    expect(yes(await firm.system.change(runDueSchedules, { language: "en" }))).toEqual({ asked: 0 });
  });

  it("who lost the right gets none; a schedule whose maker left pauses and says so", async () => {
    const firm = await firmWithLines(1);
    const made = { ...DAILY, recipients: [firm.second] };
    const { scheduleId } = yes(await firm.admin.change(scheduleReport, made));
    await comeDue(scheduleId);
    yes(await firm.admin.change(deactivateStaff, { staffId: firm.second }));
    expect(yes(await firm.system.change(runDueSchedules, { language: "en" }))).toEqual({ asked: 0 });
    await ownerRows(world, "UPDATE report_schedule SET created_by_id = $2 WHERE id = $1", [
      scheduleId,
      firm.second,
    ]);
    await comeDue(scheduleId);
    yes(await firm.system.change(runDueSchedules, { language: "en" }));
    const { schedules } = await firm.admin.read(reportDesk, undefined);
    expect(schedules[0]?.state).toBe("paused");
    const told = "SELECT recipient_id FROM notification WHERE tenant_id = $1 AND type = 'report_paused'";
    expect(await ownerRows(world, told, [firm.tenant.id])).toEqual([{ recipient_id: idOf(firm) }]);
  });

  it("an empty one is sent or not, as asked", async () => {
    const firm = await firmWithLines(0);
    const asked = { ...DAILY, recipients: [idOf(firm)], skipEmpty: true };
    const { scheduleId } = yes(await firm.admin.change(scheduleReport, asked));
    await comeDue(scheduleId);
    yes(await firm.system.change(runDueSchedules, { language: "en" }));
    await world.drain();
    const { exports } = await firm.admin.read(reportDesk, undefined);
    expect(exports.map(({ state }) => state)).toEqual(["skipped"]);
  });

  it("pauses, goes on from now and ends for good", async () => {
    const firm = await firmWithLines(0);
    const asked = { ...DAILY, frequency: "weekly", weekday: 1, recipients: [idOf(firm)] };
    const { scheduleId } = yes(await firm.admin.change(scheduleReport, asked));
    const become = (state: string) => firm.admin.change(setScheduleState, { scheduleId, state });
    yes(await become("paused"));
    await comeDue(scheduleId);
    expect(yes(await firm.system.change(runDueSchedules, { language: "en" }))).toEqual({ asked: 0 });
    yes(await become("active"));
    const { schedules } = await firm.admin.read(reportDesk, undefined);
    expect(schedules[0]?.nextRunAt.getTime()).toBeGreaterThan(Date.now());
    yes(await become("ended"));
    expect(await become("active")).toMatchObject({ ok: false, refusal: { code: "ALREADY_DONE" } });
    const other = await openFirm(world);
    const theirs = await other.admin.change(setScheduleState, { scheduleId, state: "paused" });
    expect(theirs).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("names the field that is wrong: somebody who may not have it, a day that is missing, no such time", async () => {
    const firm = await firmWithLines(0);
    const cora = await firm.collector();
    const unfit = await firm.admin.change(scheduleReport, { ...DAILY, recipients: [cora.staffId] });
    expect(unfit).toMatchObject({ ok: false, refusal: { fields: { recipients: "RECIPIENT_UNFIT" } } });
    const me = [idOf(firm)];
    for (const [wrong, field] of [
      [{ frequency: "weekly" }, "weekday"],
      [{ frequency: "monthly", monthDay: "32" }, "monthDay"],
      [{ time: "24:00" }, "time"],
    ] as const) {
      const answer = await firm.admin.change(scheduleReport, { ...DAILY, ...wrong, recipients: me });
      expect(answer.ok ? null : Object.keys(answer.refusal.fields ?? {})).toEqual([field]);
    }
    const forbidden = await cora.change(scheduleReport, { ...DAILY, recipients: me });
    expect(forbidden).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
  });
});

describe("a report made by the worker", () => {
  const ASKED = { report: "general-ledger", format: "csv", filter: "", language: "en" };

  it("is asked for once per key, is the asker's alone, and making it again changes nothing", async () => {
    const firm = await firmWithLines(2);
    const { exportId } = yes(await firm.admin.change(requestReport, ASKED, "report-key-1"));
    expect(yes(await firm.admin.change(requestReport, ASKED, "report-key-1")).exportId).toBe(exportId);
    await world.drain();
    const before = await fileOf(firm, exportId);
    await makeReport(world.host, { tenantId: firm.tenant.id, exportId });
    expect(await fileOf(firm, exportId)).toBe(before);
    expect(await firm.manager.read(madeReport, { exportId })).toBeNull();
    expect(await (await openFirm(world)).admin.read(madeReport, { exportId })).toBeNull();
    const log = "SELECT after FROM event WHERE tenant_id = $1 AND type = 'export.run' AND subject_id = $2";
    expect(await ownerRows(world, log, [firm.tenant.id, exportId])).toHaveLength(1);
  });

  it("is taken up again by the next try when its worker died half-way", async () => {
    const firm = await firmWithLines(1);
    const { exportId } = yes(await firm.admin.change(requestReport, ASKED));
    yes(await firm.system.change(beginReport, { exportId }));
    await makeReport(world.host, { tenantId: firm.tenant.id, exportId });
    expect((await firm.admin.read(reportDesk, undefined)).exports[0]?.state).toBe("done");
    for (const late of [
      await firm.system.change(beginReport, { exportId }),
      await firm.system.change(dropReport, { exportId, code: "EMPTY" }),
      await firm.system.change(finishReport, {
        exportId, rows: 1, storageKey: "x", fileName: "x", sha256: "0".repeat(64), size: 1n, mime: "text/csv",
      }),
    ]) expect(late).toMatchObject({ ok: false, refusal: { code: "STALE_JOB" } }); // prettier-ignore
  });

  it("too many rows for a PDF end it with the reason and the bell; the file is kept a day", async () => {
    const firm = await firmWithLines(251);
    const { exportId } = yes(await firm.admin.change(requestReport, { ...ASKED, format: "pdf" }));
    const short = yes(await firm.admin.change(requestReport, ASKED));
    await world.drain();
    const { exports } = await firm.admin.read(reportDesk, undefined);
    const long = exports.find(({ id }) => id === exportId);
    expect(long).toMatchObject({ state: "failed", errorCode: "TOO_LONG" });
    const told = "SELECT type FROM notification WHERE tenant_id = $1 AND type LIKE 'report_%' ORDER BY type";
    expect(await ownerRows(world, told, [firm.tenant.id])).toEqual([
      { type: "report_failed" },
      { type: "report_ready" },
    ]);
    await ownerRows(world, "UPDATE export_job SET expires_at = now() - interval '1 second' WHERE id = $1", [
      short.exportId,
    ]);
    expect(await firm.admin.read(madeReport, { exportId: short.exportId })).toBeNull();
  });

  it("who leaves before it is made gets no file", async () => {
    const firm = await firmWithLines(1);
    const { exportId } = yes(await firm.admin.change(requestReport, ASKED));
    await ownerRows(world, "UPDATE export_job SET requested_by = $2 WHERE id = $1", [exportId, firm.second]);
    yes(await firm.admin.change(deactivateStaff, { staffId: firm.second }));
    await world.drain();
    const state = "SELECT state, error_code FROM export_job WHERE id = $1";
    expect(await ownerRows(world, state, [exportId])).toEqual([{ state: "failed", error_code: "FORBIDDEN" }]);
  });
});
