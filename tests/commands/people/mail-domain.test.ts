import { afterAll, beforeAll, expect, it } from "vitest";

import { sendEmail } from "~/jobs/office/send-email.server";
import { checkMailDomain } from "~/people/commands/mail-domain/check-mail-domain.server";
import { dropMailDomain } from "~/people/commands/mail-domain/drop-mail-domain.server";
import { nameMailDomain } from "~/people/commands/mail-domain/name-mail-domain.server";
import { recordMailCheck } from "~/people/commands/mail-domain/record-mail-check.server";
import { acrossTenantsMailDomainsDue } from "~/people/data/mail-domain/mail-domains.server";
import { wantedRecords } from "~/people/domain/mail-domain/mail-records";
import { mailDomain } from "~/people/queries/mail-domain/mail-domain.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

const NAMED = { domain: "Agency.Example", localPart: "notices" };

let world: World;
let firm: Firm;
let other: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  other = await openFirm(world);
});
afterAll(() => world.close());

async function found(of = firm) {
  const domain = await of.admin.read(mailDomain, undefined);
  if (!domain) throw new Error("the firm named no domain");
  return domain;
}

/** Puts the records into the zone, or takes them out. */
async function publish(there: boolean): Promise<void> {
  const signer = { ...(await found()), senderHost: "quittance.test" };
  for (const { name, value } of wantedRecords(signer))
    world.host.ports.dns.set("TXT", name, there ? [value] : []);
}

async function mail(letter: string, to: string) {
  await sendEmail(world.host, {
    letter,
    to,
    tenantId: firm.tenant.id,
    jobId: newId(),
    params: { path: "/" },
  });
  return world.host.ports.email.sentTo(to)[0];
}

it("a domain is named by who sets the firm up, with a sealed key of its own, and waits for its records", async () => {
  expect(await firm.manager.change(nameMailDomain, NAMED)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  expect(await firm.admin.change(nameMailDomain, { ...NAMED, domain: "localhost" })).toMatchObject({
    refusal: { fields: { domain: "MAIL_DOMAIN_FORMAT" } },
  });
  const { mailDomainId } = yes(await firm.admin.change(nameMailDomain, NAMED, "name-once"));
  expect(await firm.admin.change(nameMailDomain, NAMED, "name-once")).toMatchObject({ replayed: true });
  expect(yes(await firm.admin.change(nameMailDomain, NAMED)).mailDomainId).toBe(mailDomainId);
  await world.drain();
  expect(await found()).toMatchObject({
    domain: "agency.example",
    state: "pending",
    findings: { dkim: "missing", spf: "missing", dmarc: "missing" },
  });
  const [row] = await ownerRows<{ private_key: Buffer }>(
    world,
    "SELECT private_key FROM mail_domain WHERE id = $1",
    [mailDomainId],
  );
  expect(row?.private_key.toString("latin1")).not.toContain("PRIVATE KEY");
  expect(await other.admin.read(mailDomain, undefined)).toBeNull();
});

it("an unverified domain sends nothing: mails leave from our address until its records are right", async () => {
  expect((await mail("payment_receipt", "early@example.com"))?.from.address).toBe("no-reply@quittance.test");
  await publish(true);
  const { id: mailDomainId } = await found();
  expect(await other.admin.change(checkMailDomain, { mailDomainId })).toMatchObject({
    refusal: { code: "NOT_FOUND" },
  });
  yes(await firm.admin.change(checkMailDomain, { mailDomainId }));
  await world.drain();
  expect((await found()).state).toBe("verified");
  const sent = await mail("payment_receipt", "late@example.com");
  expect(sent).toMatchObject({
    from: { address: "notices@agency.example" },
    signature: { domain: "agency.example" },
  });
  expect(sent?.signature?.privateKey).toContain("PRIVATE KEY");
  // what goes to the firm's own people stays ours
  expect((await mail("new_device", "ada@firm.test"))?.from.address).toBe("no-reply@quittance.test");
});

it("a record that is gone breaks it; servers that do not answer judge nobody", async () => {
  const { id: mailDomainId, domain } = await found();
  const look = async () => {
    yes(await firm.admin.change(checkMailDomain, { mailDomainId }));
    await world.drain();
    return (await found()).state;
  };
  world.host.ports.dns.trouble(`_dmarc.${domain}`, "TIMEOUT");
  expect(await look()).toBe("verified");
  world.host.ports.dns.trouble(`_dmarc.${domain}`, null);
  await publish(false);
  expect(await look()).toBe("broken");
  expect((await mail("payment_receipt", "broken@example.com"))?.from.address).toBe("no-reply@quittance.test");
  await publish(true);
  expect(await look()).toBe("verified");
});

it("it is looked at again every day, a waiting one every hour", async () => {
  const due = () => acrossTenantsMailDomainsDue(world.host.database);
  const { id: mailDomainId } = await found();
  expect(await due()).toEqual([]);
  const age = (interval: string) =>
    ownerRows(world, "UPDATE mail_domain SET checked_at = now() - $2::interval WHERE id = $1", [
      mailDomainId,
      interval,
    ]);
  await age("2 hours");
  expect(await due()).toEqual([]);
  await age("25 hours");
  expect(await due()).toEqual([{ tenantId: firm.tenant.id, mailDomainId }]);
});

it("what was found is a job's to record, and a domain is given up by who may name it", async () => {
  const { id: mailDomainId } = await found();
  const findings = { dkim: "right", spf: "right", dmarc: "right" };
  expect(await firm.admin.change(recordMailCheck, { mailDomainId, findings })).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
  expect(await other.system.change(recordMailCheck, { mailDomainId, findings })).toMatchObject({
    refusal: { code: "NOT_FOUND" },
  });
  expect(await firm.viewer.change(dropMailDomain, { mailDomainId })).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
  yes(await firm.admin.change(dropMailDomain, { mailDomainId }));
  expect(await firm.admin.read(mailDomain, undefined)).toBeNull();
  expect((await mail("payment_receipt", "after@example.com"))?.from.address).toBe("no-reply@quittance.test");
});
