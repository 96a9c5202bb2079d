import { bookStatementLines } from "~/money/commands/statement/book-statement-lines.server";
import { stopBooking } from "~/money/commands/statement/stop-booking.server";
import { statementLines, statementWork } from "~/money/queries/statement/statement-work.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";
import { statementBytes } from "./read-statement.server";

/** Up to here a file is booked in one transaction. */
const WHOLE = 5000;
const CHUNK = 1000;

/** Books a committed statement; a worker that died is followed by one that goes on at the checkpoint. */
export const bookStatement: JobHandler = async (host, payload) => {
  const fileId = String(payload["fileId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "book-statement");
  const work = await system?.read(statementWork, { fileId });
  if (!system || !work || work.file.state !== "committed" || work.file.committedAt) return;
  const bytes = await statementBytes(host, system.tenant.id, work.stored.storageKey);
  const lines = await system.read(statementLines, { file: work.file, bytes });
  const size = lines.length <= WHOLE ? WHOLE : CHUNK;
  let from = work.file.findings.commit?.done ?? 0;
  do {
    const chunk = lines.slice(from, from + size);
    const last = from + chunk.length >= lines.length;
    const booked = await system.change(bookStatementLines, { fileId, from, lines: chunk, last });
    if (!booked.ok) {
      const { code } = booked.refusal;
      if (code !== "STALE_JOB") valueOf(await system.change(stopBooking, { fileId, code }));
      return;
    }
    from = booked.value.done;
  } while (from < lines.length);
};
