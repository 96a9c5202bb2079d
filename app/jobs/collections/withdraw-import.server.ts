import { withdrawImportChunk } from "~/collections/commands/placement/withdraw-import-chunk.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";
import { enqueueFileMove } from "./sftp-file-move.server";

/** After an all-or-nothing import was cancelled while it loaded: chunk by chunk until nothing of it is left. */
export const withdrawImport: JobHandler = async (host, payload) => {
  const importId = String(payload["importId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "withdraw-import");
  if (!system) return;
  const input = { importId, eventId: String(payload["eventId"]) };
  while (!valueOf(await system.change(withdrawImportChunk, input)).done);
  await enqueueFileMove(host, system, importId);
};
