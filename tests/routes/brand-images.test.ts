import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { sendEmail } from "~/jobs/office/send-email.server";
import { IMAGE_BYTES } from "~/office/domain/brand/brand-images";
import { meterPlan } from "~/people/commands/billing/meter-plan.server";
import { placeBrandImage } from "~/people/commands/brand/place-brand-image.server";
import { removeBrandImage } from "~/people/commands/brand/remove-brand-image.server";
import { changeSetting } from "~/people/commands/setting/change-setting.server";
import { sealForMail } from "~/platform/crypto/seal-for-mail.server";
import { newId } from "~/platform/ids/new-id";

import * as upload from "../../app/routes/files+/brand";
import * as sample from "../../app/routes/files+/brand-sample";
import * as portal from "../../app/routes/_portal+/_layout";
import * as picture from "../../app/routes/_portal+/portal+/$slug+/brand.$file";
import * as manifest from "../../app/routes/_portal+/portal+/$slug+/manifest[.]webmanifest";
import * as page from "../../app/routes/_staff+/settings+/brand";
import type { TestBrowser } from "../support/browser";
import { type Firm, openFirm, yes } from "../support/firm";
import { signedIn } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h120v40z" fill="#123a8c"/></svg>';
const context = { cspNonce: "n", requestId: "r" };

let world: World;
let firm: Firm;
let other: Firm;
let owner: TestBrowser;
let logo: Buffer;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  other = await openFirm(world);
  owner = await signedIn(world, firm.tenant.id, firm.admin.actor.id ?? "");
  logo = await readFile("tests/routes/logo.png");
});
afterAll(() => world.close());

/** Where the upload sends the browser: the page, with the refusal's code where there was one. */
async function put(browser: TestBrowser, slot: string, bytes: Buffer | string, csrf = browser.csrf) {
  const body = new FormData();
  body.set("csrf", csrf);
  body.set("slot", slot);
  const content = typeof bytes === "string" ? bytes : new Uint8Array(bytes);
  body.set("file", new File([content], "our logo.png"));
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = {
    cookie,
    host: "quittance.test",
    "x-client-ip": "203.0.113.9",
    "sec-fetch-site": "same-origin",
  };
  const request = new Request("http://quittance.test/files/brand", { method: "POST", headers, body });
  const answer = await upload
    .action({ request, params: {}, context })
    .catch((thrown: unknown) => thrown as Response);
  const to = new URL(answer.headers.get("location") ?? "/", "http://quittance.test");
  return answer.status === 303 ? (to.searchParams.get("refused") ?? "placed") : String(answer.status);
}

const shown = async (of = firm) => {
  const request = new Request(`http://quittance.test/portal/${of.tenant.slug}`);
  return (await portal.loader({ request, params: { slug: of.tenant.slug }, context })).brand;
};

async function fetchPicture(slug: string, file: string): Promise<Response> {
  const request = new Request(`http://quittance.test/portal/${slug}/brand/${file}`);
  return picture
    .loader({ request, params: { slug, file }, context })
    .catch((thrown: unknown) => thrown as Response);
}

const nameOf = (src: string) => src.split("/").at(-1) ?? "";

describe("a firm's pictures", () => {
  it("stand in the portal, on the phone's home screen, in mails and at the head of letters", async () => {
    expect(await put(owner, "logo", logo)).toBe("placed");
    expect(await put(owner, "logo_dark", SVG)).toBe("placed");
    expect(await put(owner, "icon", SVG.replace("0 0 120 40", "0 0 40 40"))).toBe("placed");
    const brand = await shown();
    expect(brand.logo).toMatchObject({ type: "image/png", width: 120, height: 40 });
    expect(brand.logoDark).toMatchObject({ type: "image/svg+xml" });

    const given = await fetchPicture(firm.tenant.slug, nameOf(brand.logo?.src ?? ""));
    expect(given.headers.get("content-type")).toBe("image/png");
    expect(given.headers.get("cache-control")).toContain("immutable");
    const request = new Request("http://quittance.test/");
    const app = await manifest.loader({ request, params: { slug: firm.tenant.slug }, context });
    expect(await app.json()).toMatchObject({ icons: [{ src: brand.icon?.src, sizes: "any" }] });

    const secret = sealForMail("123456");
    const mail = { tenantId: firm.tenant.id, secret, params: { minutes: 10 }, letter: "portal_code" };
    await sendEmail(world.host, { ...mail, jobId: newId(), to: "debtor@example.com" });
    const [sent] = world.host.ports.email.sentTo("debtor@example.com");
    expect(sent?.html).toContain(`<img src="http://quittance.test${brand.logo?.src ?? "?"}"`);

    const letter = await owner.open({ loader: sample.loader }, "/files/brand-sample");
    expect(letter.status).toBe(200);
    expect((await owner.open(page, "/settings/brand")).data).toMatchObject({
      history: [
        { slot: "icon" },
        { slot: "logo_dark" },
        { slot: "logo", fileName: "our logo.png", removed: false },
      ],
    });
  });

  it("are told by their bytes, and what no logo needs is refused by name", async () => {
    expect(await put(owner, "logo", "<svg viewBox='0 0 9 9'><script>alert(1)</script></svg>")).toBe(
      "SVG_FORBIDDEN",
    );
    expect(await put(owner, "logo", "GIF89a")).toBe("IMAGE_KIND");
    expect(await put(owner, "logo", Buffer.alloc(IMAGE_BYTES + 1))).toBe("FILE_TOO_LARGE");
    expect(await put(owner, "icon", SVG)).toBe("ICON_SQUARE");
    expect(await put(owner, "letterhead", SVG)).toBe("LETTERHEAD_PNG");
    expect(await put(owner, "logo", logo)).toBe("IMAGE_SAME");
    expect(await put(owner, "logo", logo, "forged")).toBe("403");
  });

  it("belong to one firm: another finds neither them nor a way to them", async () => {
    expect((await shown(other)).logo).toBeNull();
    const file = nameOf((await shown()).logo?.src ?? "");
    expect((await fetchPicture(other.tenant.slug, file)).status).toBe(404);
    for (const name of ["..%2f..", "x.png", `${"a".repeat(64)}.html`, `${"a".repeat(64)}.svg`])
      expect((await fetchPicture(firm.tenant.slug, name)).status).toBe(404);
  });

  it("are changed by who may change settings, and by nobody else", async () => {
    const collector = await firm.collector();
    const browser = await signedIn(world, firm.tenant.id, collector.actor.id ?? "");
    expect(await put(browser, "logo", logo)).toBe("403");
    const image = { sha256: "a".repeat(64), kind: "png", width: 40, height: 40 };
    for (const [command, input] of [[placeBrandImage, { slot: "logo", image, fileName: "x" }], [removeBrandImage, { slot: "logo" }]] as const)
      expect(await collector.change(command as typeof removeBrandImage, input)).toMatchObject({ refusal: { code: "FORBIDDEN" } }); // prettier-ignore
  });

  it("are taken out again, once; mails that were sent show them still", async () => {
    const { src = "" } = (await shown()).logo ?? {};
    await owner.post(page, "/settings/brand", { slot: "logo" });
    await owner.post(page, "/settings/brand", { slot: "logo" });
    expect((await shown()).logo).toBeNull();
    expect((await fetchPicture(firm.tenant.slug, nameOf(src))).status).toBe(200);
    const events = await ownerRows<{ after: object }>(
      world,
      "SELECT after FROM event WHERE tenant_id = $1 AND type = 'brand.image_changed' ORDER BY id",
      [firm.tenant.id],
    );
    expect(events.map(({ after }) => Object.keys(after)[0])).toEqual(["logo", "logo_dark", "icon", "logo"]);
  });
});

const PLAN = `INSERT INTO subscription (tenant_id, id, status, plan_code, plan_version) VALUES ($1, uuidv7(), 'active', 'starter', 1)
  ON CONFLICT (tenant_id) DO UPDATE SET status = 'active', plan_code = 'starter', plan_version = 1`;

/** As the hourly job does: with the facts of the firm as they are now. */
async function meterOnce(): Promise<void> {
  yes(await (await world.system(firm.tenant.id)).change(meterPlan, {}));
}

it("the line that says whose software it is goes from plan Growth on", async () => {
  const hide = (of: Firm) =>
    of.admin.change(changeSetting, { key: "powered_by", value: "hidden", reason: "Our own" });
  await ownerRows(world, PLAN, [other.tenant.id]);
  expect(await hide(other)).toMatchObject({ refusal: { code: "PLAN_LIMIT" } });
  expect((await shown(other)).poweredBy).toBe(true);
  yes(await hide(firm));
  expect((await shown()).poweredBy).toBe(false);
  // the firm takes the small plan later: the next metering brings the line back, once
  await ownerRows(world, PLAN, [firm.tenant.id]);
  for (let hour = 0; hour < 2; hour += 1) await meterOnce();
  expect((await shown()).poweredBy).toBe(true);
  const back = await ownerRows(
    world,
    "SELECT 1 FROM event WHERE tenant_id = $1 AND type = 'setting.changed' AND reason = 'plan_ended'",
    [firm.tenant.id],
  );
  expect(back).toHaveLength(1);
});
