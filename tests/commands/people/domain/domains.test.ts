import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { tickDomains } from "~/jobs/people/domain/tick-domains.server";
import { recheckDomain } from "~/people/commands/web-domain/recheck-domain.server";
import { recordCertificate } from "~/people/commands/web-domain/record-certificate.server";
import { recordDomainLook } from "~/people/commands/web-domain/record-domain-look.server";
import { removeDomain } from "~/people/commands/web-domain/remove-domain.server";
import { requestDomain } from "~/people/commands/web-domain/request-domain.server";
import { acrossTenantsLinkHost, acrossTenantsPortalOf } from "~/people/data/web-domain/web-domains.server";
import { proofNameOf, proofOf } from "~/people/domain/web-domain/domain-state";
import { domainsPage } from "~/people/queries/web-domain/domains-page.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { settle } from "../../../support/paying";
import { openWorld, type World } from "../../../support/world";

/** What the test environment calls itself. */
const TARGET = "quittance.test";

let world: World;
let firm: Firm;
let other: Firm;
let names = 0;
let host = "";
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  other = await openFirm(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  await ownerRows(world, "DELETE FROM tenant_domain");
  host = `pay${(names += 1)}.harbor.example`;
});

const ask = (of: Firm, name = host) => of.admin.change(requestDomain, { host: name });
const domainsOf = async (of: Firm) => (await of.admin.read(domainsPage, undefined)).domains;
const only = async (of = firm) => (await domainsOf(of))[0]!;

function setRecords({ host: name, token }: { host: string; token: string }): void {
  world.host.ports.dns.set("TXT", proofNameOf(name), ["something else", proofOf(token)]);
  world.host.ports.dns.set("CNAME", name, [TARGET]);
}

async function look(of = firm): Promise<void> {
  for (const { id: domainId } of await domainsOf(of)) yes(await of.admin.change(recheckDomain, { domainId }));
  await settle(world);
}

/** A name that is served: asked for, proved, with its certificate. */
async function served(of = firm) {
  yes(await ask(of));
  setRecords(await only(of));
  await look(of);
  await look(of);
  return only(of);
}

const ago = (hours: number, column: string, id: string) =>
  ownerRows(world, `UPDATE tenant_domain SET ${column} = now() - make_interval(hours => $2) WHERE id = $1`, [
    id,
    hours,
  ]);

async function tick(): Promise<void> {
  await tickDomains(world.host);
  await settle(world);
}

describe("a firm's own name", () => {
  it("is proved by its record, led here by another, gets its certificate, and opens the portal", async () => {
    yes(await ask(firm));
    expect(await only()).toMatchObject({ state: "requested", host });
    await look();
    expect(await only()).toMatchObject({ state: "verifying", found: { proof: { result: "none" } } });
    setRecords(await only());
    await look();
    expect(await only()).toMatchObject({ state: "issuing" });
    expect(await acrossTenantsPortalOf(world.host.database, host)).toBeNull();
    await look();
    expect(await only()).toMatchObject({ state: "active", failingSince: null });
    expect(await acrossTenantsPortalOf(world.host.database, host)).toEqual({ slug: firm.tenant.slug });
    expect(await acrossTenantsLinkHost(world.host.database, firm.tenant.id)).toBe(host);
    const told = world.host.ports.email.outbox.filter(({ subject }) => subject.includes(host));
    expect(told.length).toBeGreaterThan(0);
    const log = await ownerRows<{ after: { state: string } }>(
      world,
      "SELECT after FROM event WHERE tenant_id = $1 AND type = 'domain.state_changed' ORDER BY id",
      [firm.tenant.id],
    );
    expect(log.map(({ after }) => after.state)).toEqual(["verifying", "issuing", "active"]);
  });

  it("P3-3 whose record is taken away is warned of within a day, and the portal goes on under our address", async () => {
    const { id } = await served();
    world.host.ports.email.outbox.length = 0;
    world.host.ports.dns.set("CNAME", host, []);
    await ago(21, "checked_at", id);
    await tick();
    expect((await only()).failingSince).toBeNull();
    // the hourly tick after this one comes before a day is over
    await ago(22, "checked_at", id);
    await tick();
    expect(await only()).toMatchObject({ state: "active", failingSince: expect.any(Date) as Date });
    expect(world.host.ports.email.outbox.map(({ subject }) => subject)).toContain(
      `${host} no longer leads to your portal`,
    );
    const bell = await ownerRows(
      world,
      "SELECT 1 FROM notification WHERE tenant_id = $1 AND type = 'domain_failing'",
      [firm.tenant.id],
    );
    expect(bell.length).toBeGreaterThan(0);
    // links lead to our address at once
    expect(await acrossTenantsLinkHost(world.host.database, firm.tenant.id)).toBeNull();
    const mails = world.host.ports.email.outbox.length;
    await ago(1, "checked_at", id);
    await tick();
    expect(world.host.ports.email.outbox).toHaveLength(mails);
    await ago(72, "failing_since", id);
    await ago(1, "checked_at", id);
    await tick();
    expect(await only()).toMatchObject({ state: "failed" });
    expect(await acrossTenantsPortalOf(world.host.database, host)).toBeNull();
    expect(world.host.ports.certificates.has(host)).toBe(false);
  });

  it("whose servers are silent stays as it is", async () => {
    const { id } = await served();
    world.host.ports.dns.trouble(host, "SERVFAIL");
    await ago(24, "checked_at", id);
    await tick();
    expect(await only()).toMatchObject({ state: "active", failingSince: null });
    world.host.ports.dns.trouble(host, null);
  });

  it("without a word from the authority waits; its words are shown", async () => {
    yes(await ask(firm));
    setRecords(await only());
    world.host.ports.certificates.setDown(true);
    await look();
    expect(await only()).toMatchObject({ state: "issuing", certificateNote: null });
    world.host.ports.certificates.setDown(false);
    world.host.ports.certificates.set(host, { result: "pending", why: "CAA forbids it" });
    await look();
    expect(await only()).toMatchObject({ state: "issuing", certificateNote: "CAA forbids it" });
  });

  it("whose certificate nears its end is told of once, fourteen days before", async () => {
    const { id: domainId } = await served();
    world.host.ports.email.outbox.length = 0;
    const ending = (days: number) => ({
      result: "issued" as const,
      expiresAt: new Date(Date.now() + days * 86_400_000),
    });
    const record = (days: number) =>
      firm.system.change(recordCertificate, { domainId, answer: ending(days) });
    yes(await record(29));
    expect(world.host.ports.email.outbox).toEqual([]);
    const soon = ending(13);
    for (let time = 0; time < 3; time += 1)
      yes(await firm.system.change(recordCertificate, { domainId, answer: soon }));
    await settle(world);
    const told = world.host.ports.email.outbox.filter(({ subject }) => subject.includes("ends in"));
    expect(new Set(told.map(({ to }) => to.address)).size).toBe(told.length);
    expect(told.length).toBeGreaterThan(0);
  });

  it("that is served for another firm is theirs; one that is only wanted is nobody's", async () => {
    yes(await ask(firm));
    yes(await ask(other));
    setRecords(await only(other));
    await look(other);
    await look(other);
    expect(await only(other)).toMatchObject({ state: "active" });
    setRecords(await only(firm));
    await look(firm);
    expect(await only(firm)).toMatchObject({ state: "failed", certificateNote: "DOMAIN_TAKEN" });
    await ownerRows(world, "DELETE FROM tenant_domain WHERE tenant_id = $1", [firm.tenant.id]);
    expect(await ask(firm)).toMatchObject({ refusal: { fields: { host: "DOMAIN_TAKEN" } } });
  });

  it("goes to the firm whose proof its owner puts in the place of another's, after three days of warning", async () => {
    const { id } = await served(firm);
    yes(await other.admin.change(requestDomain, { host: `x${host}` }));
    await ownerRows(world, "UPDATE tenant_domain SET host = $2, shown = $2 WHERE tenant_id = $1", [
      other.tenant.id,
      host,
    ]);
    setRecords(await only(other));
    await look(other);
    expect(await only(other)).toMatchObject({ state: "failed", certificateNote: "DOMAIN_TAKEN" });
    await ago(22, "checked_at", id);
    await tick();
    expect(await only(firm)).toMatchObject({ state: "active", failingSince: expect.any(Date) as Date });
    await ago(72, "failing_since", id);
    await ago(1, "checked_at", id);
    await tick();
    expect(await only(firm)).toMatchObject({ state: "failed" });
    await look(other);
    await look(other);
    expect(await acrossTenantsPortalOf(world.host.database, host)).toEqual({ slug: other.tenant.slug });
  });

  it("is taken away again, once, and given back to the authority", async () => {
    const { id: domainId } = await served();
    const foreign = await other.admin.change(removeDomain, { domainId });
    expect(foreign).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await other.admin.change(recheckDomain, { domainId })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    yes(await firm.admin.change(removeDomain, { domainId }));
    yes(await firm.admin.change(removeDomain, { domainId }));
    await settle(world);
    expect(await domainsOf(firm)).toEqual([]);
    expect(world.host.ports.certificates.has(host)).toBe(false);
    expect(await acrossTenantsPortalOf(world.host.database, host)).toBeNull();
    yes(await ask(firm));
  });

  it("has room as the plan says, and is wanted once", async () => {
    const of = await openFirm(world);
    await ownerRows(
      world,
      `INSERT INTO subscription (tenant_id, id, status, plan_code, plan_version) VALUES ($1, uuidv7(), 'active', 'growth', 1)
        ON CONFLICT (tenant_id) DO UPDATE SET status = 'active', plan_code = 'growth', plan_version = 1`,
      [of.tenant.id],
    );
    yes(await ask(of));
    expect(await ask(of)).toMatchObject({ refusal: { fields: { host: "DOMAIN_YOURS" } } });
    expect(await ask(of, `other-${host}`)).toMatchObject({
      refusal: { code: "PLAN_LIMIT", facts: { limit: 1 } },
    });
    await ownerRows(world, "UPDATE subscription SET plan_code = 'starter' WHERE tenant_id = $1", [
      of.tenant.id,
    ]);
    await ownerRows(world, "DELETE FROM tenant_domain");
    expect(await ask(of)).toMatchObject({ refusal: { code: "PLAN_LIMIT", facts: { limit: 0 } } });
  });

  it("is asked for and taken away by who may change settings; what was found is the job's alone to say", async () => {
    const collector = await firm.collector();
    const { id: domainId } = await served();
    for (const [command, input] of [
      [requestDomain, { host: "x.harbor.example" }],
      [recheckDomain, { domainId }],
      [removeDomain, { domainId }],
    ] as const)
      expect(
        await collector.change(command as typeof removeDomain, input as { domainId: string }),
      ).toMatchObject({
        refusal: { code: "FORBIDDEN" },
      });
    const found = { domainId, proof: { result: "none" }, alias: { result: "none" } };
    expect(await firm.admin.change(recordDomainLook, found)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await other.system.change(recordDomainLook, found)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });
});
