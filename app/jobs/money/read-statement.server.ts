import { checkStatement } from "~/money/commands/statement/check-statement.server";
import { statementReading, statementWork } from "~/money/queries/statement/statement-work.server";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem } from "../run-as-system.server";

/** Reads and checks an uploaded statement; nothing but what was found is written. */
export const readStatement: JobHandler = async (host, payload) => {
  const fileId = String(payload["fileId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "read-statement");
  const work = await system?.read(statementWork, { fileId });
  if (!system || work?.file.state !== "uploaded") return;
  const bytes = await statementBytes(host, system.tenant.id, work.stored.storageKey);
  const reading = await system.read(statementReading, { file: work.file, bytes });
  const checked = await system.change(checkStatement, { fileId, reading });
  // somebody rejected it meanwhile, or another worker was first
  if (!checked.ok && checked.refusal.code !== "STALE_JOB")
    throw new Error(`the check was refused: ${checked.refusal.code}`);
};

/** A whole file: uploads are at most 20 MB. */
export async function statementBytes(host: JobHost, tenantId: string, key: string): Promise<Buffer> {
  const stream = await host.ports.storage.get({ tenantId, key });
  if (!stream) throw new Error("the stored file is gone");
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
