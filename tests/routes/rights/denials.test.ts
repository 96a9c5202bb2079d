import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { issueApiKey } from "~/people/commands/api-key/issue-api-key.server";
import { reportDenials } from "~/people/commands/permission/report-denials.server";

import * as approvals from "../../../app/routes/_staff+/approvals";
import * as roles from "../../../app/routes/_staff+/settings+/roles+/_index";
import { callApi } from "../../support/api";
import { type Firm, openFirm, yes } from "../../support/firm";
import { signedIn } from "../../support/login";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

async function person(name: string, role: string) {
  const hand = await firm.collector(name);
  await ownerRows(
    world,
    "UPDATE staff_role SET role_id = (SELECT id FROM role WHERE tenant_id = $2 AND key = $3) WHERE staff_id = $1",
    [hand.staffId, firm.tenant.id, role],
  );
  return hand;
}
const denialsOf = (actorId: string) =>
  ownerRows<{ command: string; after: unknown }>(
    world,
    "SELECT command, after FROM event WHERE type = 'access.denied' AND actor_id = $1 ORDER BY id",
    [actorId],
  );
const told = () =>
  ownerRows<{ recipient_id: string; params: unknown; link: string }>(
    world,
    "SELECT recipient_id, params, link FROM notification WHERE tenant_id = $1 AND type = 'access_denied' ORDER BY id",
    [firm.tenant.id],
  );

describe("a refusal is recorded", () => {
  it("of a page, of a command, and of what only the record shows", async () => {
    const cora = await firm.collector("Cora");
    const browser = await signedIn(world, firm.tenant.id, cora.staffId);
    expect((await browser.open(roles, "/settings/roles")).status).toBe(403);
    expect(await cora.change(createCreditor, { name: "Mine" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await denialsOf(cora.staffId)).toEqual([
      { command: "page.open", after: { needed: ["role:read"], path: "/settings/roles" } },
      { command: "creditor.create", after: { needed: ["creditor:create"] } },
    ]);
  });

  it("of a key whose scope, or whose maker, does not reach", async () => {
    const key = yes(
      await firm.admin.change(issueApiKey, { name: "Narrow", scopes: ["payments:read"], days: 1 }),
    ).key;
    expect((await callApi("/ledger/accounts/", { key })).status).toBe(403);
    const [row] = await ownerRows<{ id: string }>(world, "SELECT id FROM api_key WHERE name = 'Narrow'");
    expect(await denialsOf(row?.id ?? "")).toMatchObject([
      { command: "api.call", after: { needed: ["ledger:read"], code: "SCOPE_MISSING" } },
    ]);
  });
});

it("P5-3 an accountant who approves what is not theirs to approve gets 403 FORBIDDEN with the right that is needed", async () => {
  const { staffId } = await person("Anton", "accountant");
  const [asked] = await ownerRows<{ id: string }>(
    world,
    `INSERT INTO approval_request (tenant_id, id, act, subject_type, subject_id, payload, reason, created_by_kind)
      VALUES ($1, uuidv7(), 'payout.approve', 'payment', uuidv7(), '{}', 'r', 'system') RETURNING id`,
    [firm.tenant.id],
  );
  const browser = await signedIn(world, firm.tenant.id, staffId);
  const vote = { approvalId: asked?.id ?? "", intent: "approve" };
  const answer = await browser.post(approvals, "/approvals", vote);
  expect(answer.status).toBe(403);
  expect(answer.data["refusal"]).toMatchObject({ code: "FORBIDDEN", facts: { needed: "payout:approve" } });
  expect(await denialsOf(staffId)).toEqual([
    { command: "approval.decide", after: { needed: ["payout:approve"], code: "FORBIDDEN" } },
  ]);
});

describe("three refusals of one person within an hour", () => {
  it("are told to compliance, once for each person and hour", async () => {
    const celia = await person("Celia", "compliance");
    const rex = await firm.collector("Rex Restless");
    const again = async () => {
      await rex.change(createCreditor, { name: "Mine" });
      expect((await world.drain()).errors).toEqual([]);
    };
    await again();
    await again();
    expect(await told()).toEqual([]);
    await again();
    const once = [
      {
        recipient_id: celia.staffId,
        params: { name: "A collector", count: 3 },
        link: `/audit?category=denied&actor=${rex.staffId}`,
      },
    ];
    expect(await told()).toEqual(once);
    await again();
    await again();
    expect(await told()).toEqual(once);
    const other = await firm.collector("Otto Other");
    for (let times = 0; times < 3; times += 1) await other.change(createCreditor, { name: "Mine" });
    await world.drain();
    expect(await told()).toHaveLength(2);
  });

  it("are no message where they are fewer, and nobody tells them by hand", async () => {
    const calm = await firm.collector("Calm");
    await calm.change(createCreditor, { name: "Mine" });
    const about = { actorKind: "staff", actorId: calm.staffId, actorName: "Calm" };
    expect(await firm.system.change(reportDenials, about)).toMatchObject({
      refusal: { code: "NOTHING_WAITS" },
    });
    expect(await firm.admin.change(reportDenials, about)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const other = await openFirm(world);
    expect(await other.system.change(reportDenials, about)).toMatchObject({
      refusal: { code: "NOTHING_WAITS" },
    });
  });

  it("reach those who answer for the firm where nobody is compliance", async () => {
    const small = await openFirm(world);
    const lone = await small.collector("Lone");
    for (let times = 0; times < 3; times += 1)
      await lone.change(decideApproval, { approvalId: small.tenant.id, decision: "approve" });
    await world.drain();
    const rows = await ownerRows(
      world,
      "SELECT recipient_id FROM notification WHERE tenant_id = $1 AND type = 'access_denied'",
      [small.tenant.id],
    );
    expect(rows).toEqual([{ recipient_id: small.admin.actor.id }]);
  });
});
