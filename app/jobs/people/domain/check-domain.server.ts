import { recordCertificate } from "~/people/commands/web-domain/record-certificate.server";
import { recordDomainLook } from "~/people/commands/web-domain/record-domain-look.server";
import { type Found, proofNameOf } from "~/people/domain/web-domain/domain-state";
import { domainWork } from "~/people/queries/web-domain/domain-work.server";
import type { DnsPort } from "~/ports/dns/port";

import type { JobHandler } from "../../job-host";
import { runAsSystem, valueOf } from "../../run-as-system.server";

/** Looks at a firm's name: whether it is proved, whether it leads here, and how its certificate stands. */
export const checkDomain: JobHandler = async (host, payload) => {
  const domainId = String(payload["domainId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "check-domain");
  const domain = await system?.read(domainWork, { domainId });
  if (!system || !domain || !system.allows(recordDomainLook)) return;
  const { dns, certificates } = host.ports;
  const [proof, alias] = await Promise.all([
    ask(dns, "TXT", proofNameOf(domain.host)),
    ask(dns, "CNAME", domain.host),
  ]);
  const { state } = valueOf(await system.change(recordDomainLook, { domainId, proof, alias }));
  if (state !== "issuing" && state !== "active") return;
  const answer = await certificates.ensure(domain.host);
  if (answer.result === "failed") {
    // the next look asks again: an authority that is silent for an hour changes nothing
    host.log.warn({ host: domain.host, code: answer.code }, "no word about a certificate");
    return;
  }
  valueOf(await system.change(recordCertificate, { domainId, answer }));
};

async function ask(dns: DnsPort, kind: "TXT" | "CNAME", name: string): Promise<Found> {
  const answer = await dns.lookup(kind, name);
  if (answer.result === "found")
    return { result: "found", values: answer.records.slice(0, 50).map((one) => one.slice(0, 1000)) };
  return answer.result === "none" ? { result: "none" } : { result: "failed", code: answer.code };
}
