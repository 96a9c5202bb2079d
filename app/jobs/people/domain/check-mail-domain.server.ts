import { recordMailCheck } from "~/people/commands/mail-domain/record-mail-check.server";
import { type Finding, judge, wantedRecords } from "~/people/domain/mail-domain/mail-records";
import { mailDomain } from "~/people/queries/mail-domain/mail-domain.server";

import type { JobHandler } from "../../job-host";
import { runAsSystem, valueOf } from "../../run-as-system.server";

/** Looks the records of a firm's mail domain up and writes down how they meet what is wanted. */
export const checkMailDomain: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "check-mail-domain");
  const found = await system?.read(mailDomain, undefined);
  if (!system || !found || found.id !== payload["mailDomainId"]) return;
  if (!system.allows(recordMailCheck)) return;
  const signer = { ...found, senderHost: host.mailFrom.split("@")[1] ?? "" };
  const findings: Record<string, Finding> = {};
  for (const { check, name } of wantedRecords(signer)) {
    const answer = await host.ports.dns.lookup("TXT", name);
    if (answer.result === "failed") findings[check] = "unknown";
    else findings[check] = judge(check, answer.result === "found" ? answer.records : [], signer);
  }
  valueOf(await system.change(recordMailCheck, { mailDomainId: found.id, findings }));
};
