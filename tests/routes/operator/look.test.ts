import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { addAccountNote } from "~/collections/commands/account/add-account-note.server";
import { askAccess } from "~/people/commands/operator/ask-access.server";
import { breakGlass } from "~/people/commands/operator/break-glass.server";
import { decideAccess } from "~/people/commands/operator/decide-access.server";
import { endAccess, leaveAccess } from "~/people/commands/operator/end-access.server";
import { setConsent } from "~/people/commands/operator/set-consent.server";
import { accessList } from "~/people/queries/operator/access-list.server";
import { newId } from "~/platform/ids/new-id";

import * as access from "../../../app/routes/_operator+/operator+/access";
import * as look from "../../../app/routes/_operator+/operator+/look";
import * as tenant from "../../../app/routes/_operator+/operator+/tenants.$tenantId";
import * as assignment from "../../../app/routes/_staff+/accounts+/$accountId.assignment";
import * as notes from "../../../app/routes/_staff+/accounts+/$accountId.notes";
import * as account from "../../../app/routes/_staff+/accounts+/$accountId";
import * as accountExport from "../../../app/routes/_staff+/accounts+/export";
import * as layout from "../../../app/routes/_staff+/_layout";
import * as apiKeys from "../../../app/routes/_staff+/settings+/api-keys";
import * as dashboard from "../../../app/routes/_staff+/dashboard";
import * as people from "../../../app/routes/_staff+/settings+/people";
import * as stream from "../../../app/routes/_staff+/stream";
import { refusalOf, type TestBrowser } from "../../support/browser";
import { type Firm, openFirm, yes } from "../../support/firm";
import { appoint, enterConsole } from "./enter-console";
import { ownerRows } from "../../support/owner-rows";
import { settle } from "../../support/paying";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let accountId: string;
let olga: TestBrowser;
let otto: TestBrowser;
beforeAll(async () => {
  world = await openWorld();
  for (const email of ["olga@platform.test", "otto@platform.test"]) await appoint(world, email);
  olga = await enterConsole(world, "olga@platform.test");
  otto = await enterConsole(world, "otto@platform.test");
});
afterAll(() => world.close());
beforeEach(async () => {
  firm = await openFirm(world);
  const [placed] = await placeDebts(world, firm, [
    { name: "Debbie Debtor", ref: "L-1", email: "debbie@debtor.test" },
  ]);
  accountId = placed?.id ?? "";
  olga.cookies.delete("quittance_look");
});

const ask = (more: Record<string, string> = {}) =>
  olga.post(
    tenant,
    `/operator/tenants/${firm.tenant.id}`,
    { act: "ask", ticket: "T-100", reason: "the import hangs since noon", ...more },
    { tenantId: firm.tenant.id },
  );
const waiting = async () => (await firm.admin.read(accessList, undefined)).accesses[0]!;
const enter = () => olga.post(look, "/operator/look", { tenantId: firm.tenant.id });
async function lookIn(decision = "read"): Promise<void> {
  await ask(decision === "write" ? { mayWrite: "on" } : {});
  yes(await firm.admin.change(decideAccess, { accessId: (await waiting()).id, decision }));
  expect((await enter()).location).toBe("/dashboard");
}
const mailsTo = async () => {
  await settle(world);
  const [row] = await ownerRows<{ email: string }>(world, "SELECT email FROM staff WHERE id = $1", [
    firm.admin.actor.id,
  ]);
  return world.host.ports.email.sentTo(row?.email ?? "").map(({ subject }) => subject);
};

describe("asking", () => {
  it("P18-1: without consent the request waits at the firm's owner, and nothing opens", async () => {
    expect((await ask({ ticket: "" })).status).toBe(422);
    expect((await ask()).location).toBe("/operator/access");
    expect(await waiting()).toMatchObject({ state: "asked", ticket: "T-100", operatorName: "Op olga" });
    expect((await enter()).status).toBe(403);
    expect((await olga.open(dashboard, "/dashboard")).location).toMatch(/^\/login/);
    expect((await mailsTo()).some((subject) => /asks to look into/.test(subject))).toBe(true);
  });

  it("always opens a look without changes at once; never refuses", async () => {
    yes(await firm.admin.change(setConsent, { consent: "always" }));
    await ask({ mayWrite: "on" });
    expect(await waiting()).toMatchObject({ state: "granted", mayWrite: false, open: true });
    yes(await firm.admin.change(setConsent, { consent: "never" }));
    await ask();
    expect(await waiting()).toMatchObject({ state: "refused" });
  });

  it("is answered by the firm's owner only, once, in the own firm; an operator cannot answer", async () => {
    await ask();
    const { id: accessId } = await waiting();
    const other = await openFirm(world);
    const input = { accessId, decision: "read" };
    expect(await other.admin.change(decideAccess, input)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await firm.manager.change(decideAccess, input)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await firm.viewer.change(setConsent, { consent: "always" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await firm.admin.change(askAccess, { ticket: "T-1", reason: "letting myself in" })).toMatchObject({ refusal: { code: "FORBIDDEN" } }); // prettier-ignore
    expect(await firm.admin.change(leaveAccess, { accessId })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await firm.admin.change(decideAccess, { accessId, decision: "write" })).toMatchObject({ refusal: { code: "WRITE_NOT_ASKED" } }); // prettier-ignore
    yes(await firm.admin.change(decideAccess, { accessId, decision: "refuse" }));
    expect(await firm.admin.change(decideAccess, input)).toMatchObject({ refusal: { code: "ALREADY_DONE" } });
    expect((await enter()).status).toBe(403);
  });
});

describe("a look", () => {
  it("P18-2: shows pages masked under a banner, and the owner sees each page the operator opened", async () => {
    await lookIn();
    const page = await olga.open(account, `/accounts/${accountId}`, { accountId });
    expect(page.status).toBe(200);
    const told = JSON.stringify(page.data, (_, value: unknown) =>
      typeof value === "bigint" ? `${value}` : value,
    );
    expect(told).toContain("Debbie Debtor");
    expect(told).not.toContain("debbie@debtor.test");
    expect((await olga.open(layout, `/accounts/${accountId}`)).data["look"]).toMatchObject({
      operator: "Op olga",
    });
    const { pages } = await waiting();
    expect(pages.map(({ path }) => path)).toContain(`/accounts/${accountId}`);
    const deeds = await ownerRows(world, "SELECT 1 FROM operator_log WHERE tenant_id = $1 AND type = 'look.page_viewed'", [firm.tenant.id]); // prettier-ignore
    expect(deeds.length).toBeGreaterThan(0);
    expect((await mailsTo()).some((subject) => /may look into/.test(subject))).toBe(true);
  });

  it("changes nothing, takes no file, listens to no stream, and the attempt is a denial in the firm's log", async () => {
    await lookIn();
    olga.csrf = tokenOf(await olga.open(layout, "/dashboard"));
    const note = await olga.post(
      notes,
      `/accounts/${accountId}/notes`,
      { body: "I was here" },
      { accountId },
    );
    expect(note.status).toBe(403);
    expect((await olga.open(accountExport, "/accounts/export")).status).toBe(403);
    expect((await olga.open(stream, "/stream")).status).toBe(403);
    expect((await olga.open(apiKeys, "/settings/api-keys")).status).toBe(403);
    const denials = await ownerRows(world, "SELECT 1 FROM event WHERE tenant_id = $1 AND type = 'access.denied' AND actor_kind = 'operator'", [firm.tenant.id]); // prettier-ignore
    expect(denials.length).toBeGreaterThanOrEqual(3);
    olga = await enterConsole(world, "olga@platform.test");
  });

  it("with the owner's word still writes no notes, invites nobody", async () => {
    await lookIn("write");
    const console = olga.csrf;
    olga.csrf = tokenOf(await olga.open(layout, "/dashboard"));
    const note = await olga.post(
      notes,
      `/accounts/${accountId}/notes`,
      { body: "I was here" },
      { accountId },
    );
    expect([403, 422]).toContain(note.status);
    const invite = { act: "invite", email: "x@y.test", fullName: "X", role: "admin" };
    expect((await olga.post(people, "/settings/people", invite)).status).toBe(403);
    olga.csrf = console;
  });

  it("with the owner's word sets work going, under the operator's name in both logs", async () => {
    await lookIn("write");
    const console = olga.csrf;
    olga.csrf = tokenOf(await olga.open(layout, "/dashboard"));
    const { staffId } = await firm.collector();
    const seen = await olga.post(assignment, `/accounts/${accountId}/assignment`, { staffId }, { accountId });
    olga.csrf = console;
    expect(seen.status).toBe(303);
    const [event] = await ownerRows(world, "SELECT actor_name FROM event WHERE tenant_id = $1 AND actor_kind = 'operator' AND command = 'account.assign' LIMIT 1", [firm.tenant.id]); // prettier-ignore
    expect(event).toEqual({ actor_name: "Op olga" });
    const deeds = await ownerRows(world, "SELECT 1 FROM operator_log WHERE tenant_id = $1 AND type = 'look.acted'", [firm.tenant.id]); // prettier-ignore
    expect(deeds).toHaveLength(1);
  });

  it("is over with its time, and when the owner ends it", async () => {
    await lookIn();
    expect((await olga.open(dashboard, "/dashboard")).status).toBe(200);
    await ownerRows(world, "UPDATE operator_access SET until_at = now() - interval '1 second' WHERE tenant_id = $1", [firm.tenant.id]); // prettier-ignore
    expect((await olga.open(dashboard, "/dashboard")).location).toMatch(/^\/login/);
    expect((await enter()).status).toBe(403);
    await lookIn();
    yes(await firm.admin.change(endAccess, { accessId: (await waiting()).id }));
    expect((await olga.open(dashboard, "/dashboard")).location).toMatch(/^\/login/);
    expect(await firm.admin.change(endAccess, { accessId: newId() })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  it("opens one firm and no other, and nothing with another operator's console", async () => {
    await lookIn();
    const other = await openFirm(world);
    expect((await olga.post(look, "/operator/look", { tenantId: other.tenant.id })).status).toBe(403);
    expect((await otto.post(look, "/operator/look", { tenantId: firm.tenant.id })).status).toBe(403);
    expect(yes(await firm.system.change(addAccountNote, { accountId, body: "ours" }))).toBeTruthy();
  });
});

describe("broken glass", () => {
  it("needs a second operator and a reason, only ever looks, and tells the owner", async () => {
    yes(await firm.admin.change(setConsent, { consent: "never" }));
    await ask({ mayWrite: "on" });
    const { id: accessId } = await waiting();
    const glass = {
      act: "glass",
      tenantId: firm.tenant.id,
      accessId,
      reason: "payments fail for every firm",
    };
    expect(refusalOf(await olga.post(access, "/operator/access", glass))).toBe("MAKER_IS_CHECKER");
    expect(refusalOf(await otto.post(access, "/operator/access", { ...glass, reason: "quick" }))).toBe(
      "VALIDATION",
    );
    expect(await firm.admin.change(breakGlass, { accessId, reason: "by ourselves please" })).toMatchObject({ refusal: { code: "FORBIDDEN" } }); // prettier-ignore
    expect((await otto.post(access, "/operator/access", glass)).location).toBe("/operator/access");
    expect(await waiting()).toMatchObject({
      breakGlass: true,
      mayWrite: false,
      open: true,
      decidedByName: "Op otto",
    });
    expect((await enter()).location).toBe("/dashboard");
    expect((await mailsTo()).some((subject) => /may look into/.test(subject))).toBe(true);
  });

  it("does not break an owner's own no", async () => {
    await ask();
    const { id: accessId } = await waiting();
    yes(await firm.admin.change(decideAccess, { accessId, decision: "refuse" }));
    const glass = { act: "glass", tenantId: firm.tenant.id, accessId, reason: "they said no to us" };
    expect(refusalOf(await otto.post(access, "/operator/access", glass))).toBe("ALREADY_DONE");
  });
});

function tokenOf(frame: { data: Record<string, unknown> }): string {
  return (frame.data["token"] as { csrf: string }).csrf;
}
