import { recordAnswers } from "~/money/commands/ach/record-answers.server";
import { toAnswerReading } from "~/money/domain/ach/answer-rows";
import { readNachaFile } from "~/money/domain/ach/read-nacha-file";
import { achAnswerWork } from "~/money/queries/ach/ach-answer-work.server";

import type { JobHandler } from "../../job-host";
import { runAsSystem, valueOf } from "../../run-as-system.server";
import { statementBytes } from "../read-statement.server";

/** Reads an uploaded file of returns and corrections; nothing of it is applied. */
export const readAchAnswers: JobHandler = async (host, payload) => {
  const fileId = String(payload["fileId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "read-ach-answers");
  const work = await system?.read(achAnswerWork, { fileId });
  if (!system || work?.file.state !== "uploaded" || !work.stored) return;
  const bytes = await statementBytes(host, system.tenant.id, work.stored.storageKey);
  const reading = toAnswerReading(readNachaFile(bytes.toString("latin1")));
  valueOf(await system.change(recordAnswers, { fileId, reading }));
};
