import { z } from "zod";

import { type Brand, brandOf } from "~/office/domain/brand/brand-of";
import { imagePathOf, imagesOf, letterImageOf } from "~/office/domain/brand/brand-images";
import type { TenantFacts } from "~/office/domain/event/actor";
import { type MailFrame, PLAIN_FRAME } from "~/office/letters/mail-page";
import { identityMail, isToCustomer, LETTERS, type MailText } from "~/people/letters/identity-mail";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";
import { acrossTenantsLinkHost } from "~/people/data/web-domain/web-domains.server";
import { openFromMail } from "~/platform/crypto/seal-for-mail.server";
import { metrics } from "~/platform/metrics/metrics.server";
import { formatMoney } from "~/ui/format/format-money";
import { translator } from "~/ui/i18n/translator.server";

import type { JobHandler } from "../job-host";
import { mailSender } from "./mail-sender.server";
import { portalBase } from "../portal-base";

/** Renders a letter and hands it to the mail server. The job's id is the message id, so a retry is one mail. */
export const sendEmail: JobHandler = async (host, payload) => {
  const letter = LETTERS.find((known) => known === payload["letter"]);
  const to = payload["to"];
  if (!letter || typeof to !== "string") throw new Error("the mail names no letter or nobody");
  const tenantId = typeof payload["tenantId"] === "string" ? payload["tenantId"] : null;
  const tenant = tenantId ? await acrossTenantsTenantById(host.database, tenantId) : null;
  const t = translator(tenant?.language ?? "en");
  const secret = typeof payload["secret"] === "string" ? openFromMail(payload["secret"]) : null;
  const locale = `${tenant?.language ?? "en"}-${tenant?.country ?? "US"}`;
  const params = worded((payload["params"] ?? {}) as Record<string, unknown>, locale);
  const brand = tenant && brandOf(tenant);
  if (isToCustomer(letter) && !brand?.complaints) {
    metrics.messages.inc({ channel: "email", result: "kept_back" });
    host.log.warn({ letter, tenantId }, "nothing is written to customers: the firm has no complaint contact");
    return;
  }
  const ownHost =
    tenantId && isToCustomer(letter) ? await acrossTenantsLinkHost(host.database, tenantId) : null;
  const baseUrl = portalBase(host.baseUrl, ownHost);
  const frame = tenant && brand ? frameOf(tenant, brand, baseUrl) : undefined;
  if (frame && brand?.complaints && isToCustomer(letter)) {
    const { name, email, phone } = brand.complaints;
    const who = [name, email, phone].filter(Boolean).join(", ");
    frame.foot.push((t as unknown as MailText)("mail:complaints", { who }));
  }
  const facts = { params, secret, baseUrl, agency: tenant?.displayName ?? null, frame };
  const mail = identityMail(letter, facts, (key, values) =>
    (t as unknown as MailText)(`mail:${key}`, values),
  );
  const sent = await host.ports.email.send({
    to: { address: to },
    ...(await mailSender(host, { tenantId, brand, toCustomer: isToCustomer(letter) })),
    messageId: String(payload["jobId"]),
    ...mail,
  });
  metrics.messages.inc({ channel: "email", result: sent.result });
  if (sent.result === "accepted") return;
  if (sent.kind === "transient") throw new Error(`the mail server refused for now: ${sent.code}`);
  host.log.warn({ code: sent.code, letter }, "a mail will never arrive");
};

function frameOf(tenant: TenantFacts, brand: Brand, base: string): MailFrame {
  const { name, colours, contact, footNote } = brand;
  const image = letterImageOf(imagesOf(tenant));
  const logo = image && { ...image, url: base + imagePathOf(tenant.slug, image), name };
  const foot = [contact.phone, contact.email, contact.address, footNote].filter((line) => line !== null);
  return { colour: colours?.colour ?? PLAIN_FRAME.colour, foot, logo: logo ?? undefined };
}

const amount = z.object({ minor: z.string().regex(/^-?\d+$/), currency: z.string().length(3) });

/** Amounts come as money and leave as the firm's people write them. */
function worded(params: Record<string, unknown>, locale: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      const money = amount.safeParse(value);
      if (!money.success) return [key, value];
      return [key, formatMoney({ minor: BigInt(money.data.minor), currency: money.data.currency }, locale)];
    }),
  );
}
