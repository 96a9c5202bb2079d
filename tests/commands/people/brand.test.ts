import { afterAll, beforeAll, expect, it } from "vitest";

import { brandOf } from "~/office/domain/brand/brand-of";
import { sendEmail } from "~/jobs/office/send-email.server";
import { changeSetting } from "~/people/commands/setting/change-setting.server";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";
import { sealForMail } from "~/platform/crypto/seal-for-mail.server";
import { newId } from "~/platform/ids/new-id";

import { loader } from "../../../app/routes/_portal+/_layout";
import { type Firm, openFirm, yes } from "../../support/firm";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

const set = (key: string, value: unknown) =>
  firm.admin.change(changeSetting, { key, value, reason: "Our house style" });

it("a firm that chose nothing looks as it is called, in our colour", () => {
  expect(brandOf(firm.tenant)).toEqual({
    name: firm.tenant.displayName,
    sender: firm.tenant.displayName,
    colours: null,
    logo: null,
    logoDark: null,
    icon: null,
    poweredBy: true,
    contact: { phone: null, email: null, address: null },
    footNote: null,
    complaints: { name: "Cleo Complaint", email: "complaints@firm.test", phone: null },
  });
});

it("a colour in which text cannot be read is refused with the nearest that can; text has one line", async () => {
  expect(await set("brand_colour", "#ffd400")).toMatchObject({
    refusal: { code: "CONTRAST_LOW", facts: { nearest: expect.stringMatching(/^#[0-9a-f]{6}$/) as string } },
  });
  expect(await set("brand_colour", "red")).toMatchObject({ refusal: { code: "COLOUR_FORMAT" } });
  expect(await set("foot_note", "one\nBcc: everybody")).toMatchObject({
    refusal: { code: "OUTSIDE_BOUNDS" },
  });
  expect(await set("contact_email", "nobody")).toMatchObject({ refusal: { code: "INVALID" } });
});

it("the portal and mails to customers carry the firm's name, colour and contact; mails to staff stay plain", async () => {
  yes(await set("portal_name", "Harbor Care"));
  yes(await set("sender_name", "Harbor"));
  yes(await set("brand_colour", "#123a8c"));
  yes(await set("contact_phone", "+1 617 555 0100"));
  yes(await set("foot_note", "Licence 4711 <b>"));
  const url = `http://quittance.test/portal/${firm.tenant.slug}`;
  const context = { cspNonce: "n", requestId: "r" };
  const args = { request: new Request(url), params: { slug: firm.tenant.slug }, context };
  const page = (await loader(args)).brand;
  expect(page).toMatchObject({ name: "Harbor Care", contact: { phone: "+1 617 555 0100" } });
  expect(page.colours?.colour).toBe("#123a8c");
  expect(JSON.stringify(page)).not.toContain("settings");

  const secret = sealForMail("123456");
  const mail = { tenantId: firm.tenant.id, secret, params: { minutes: 10, fullName: "Ann" } };
  const host = world.host;
  await sendEmail(host, { ...mail, jobId: newId(), to: "debtor@example.com", letter: "portal_code" });
  await sendEmail(host, { ...mail, jobId: newId(), to: "staff@example.com", letter: "new_device" });
  const [toDebtor] = host.ports.email.sentTo("debtor@example.com");
  const [toStaff] = host.ports.email.sentTo("staff@example.com");
  expect(toDebtor?.from.name).toBe("Harbor");
  expect(toDebtor?.text).toContain("Licence 4711 <b>");
  expect(toDebtor?.html).toContain("+1 617 555 0100");
  expect(toDebtor?.html).not.toContain("<b>");
  expect(toStaff?.text).not.toContain("Licence");
  expect(brandOf({ ...firm.tenant, ...(await acrossTenantsTenantById(host.database, firm.tenant.id)) }).sender).toBe("Harbor"); // prettier-ignore
});
