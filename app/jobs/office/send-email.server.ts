import { identityMail, LETTERS, type MailText } from "~/people/letters/identity-mail";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";
import { openFromMail } from "~/platform/crypto/seal-for-mail.server";
import { metrics } from "~/platform/metrics/metrics.server";
import { translator } from "~/ui/i18n/translator.server";

import type { JobHandler } from "../job-host";

/** Renders a letter and hands it to the mail server. The job's id is the message id, so a retry is one mail. */
export const sendEmail: JobHandler = async (host, payload) => {
  const letter = LETTERS.find((known) => known === payload["letter"]);
  const to = payload["to"];
  if (!letter || typeof to !== "string") throw new Error("the mail names no letter or nobody");
  const tenantId = typeof payload["tenantId"] === "string" ? payload["tenantId"] : null;
  const tenant = tenantId ? await acrossTenantsTenantById(host.database, tenantId) : null;
  const t = translator(tenant?.language ?? "en");
  const secret = typeof payload["secret"] === "string" ? openFromMail(payload["secret"]) : null;
  const params = (payload["params"] ?? {}) as Record<string, unknown>;
  const facts = { params, secret, baseUrl: host.baseUrl, agency: tenant?.displayName ?? null };
  const mail = identityMail(letter, facts, (key, values) =>
    (t as unknown as MailText)(`mail:${key}`, values),
  );
  const sent = await host.ports.email.send({
    to: { address: to },
    from: { name: tenant?.displayName ?? "Quittance", address: host.mailFrom },
    messageId: String(payload["jobId"]),
    ...mail,
  });
  metrics.messages.inc({ channel: "email", result: sent.result });
  if (sent.result === "accepted") return;
  if (sent.kind === "transient") throw new Error(`the mail server refused for now: ${sent.code}`);
  host.log.warn({ code: sent.code, letter }, "a mail will never arrive");
};
