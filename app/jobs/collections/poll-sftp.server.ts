import { beginPoll } from "~/collections/commands/placement/begin-poll.server";
import { recordPoll } from "~/collections/commands/placement/record-poll.server";
import { sftpWork } from "~/collections/queries/sftp-work.server";

import type { JobHandler } from "../job-host";
import { runAsSystem } from "../run-as-system.server";
import { takeFiles } from "./take-sftp-files.server";

/** Store → load → report → move: a file leaves the inbox only when its import is done (spec 02 §3.2). */
export const pollSftp: JobHandler = async (host, payload) => {
  const connectionId = String(payload["connectionId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "poll-sftp");
  const work = await system?.read(sftpWork, { connectionId });
  if (!system || !work || !(await system.change(beginPoll, { connectionId })).ok) return;
  const { connection } = work;
  if (!connection.fingerprint) {
    const seen = await host.ports.sftp.readFingerprint(connection);
    const detail = seen.ok ? seen.value : seen.message;
    await system.change(recordPoll, { connectionId, code: seen.ok ? "HOST_KEY_UNKNOWN" : seen.code, detail });
    return;
  }
  const login =
    connection.secretKind === "password"
      ? { kind: "password" as const, password: work.secret }
      : { kind: "private_key" as const, privateKey: work.secret };
  const { host: address, port, username, fingerprint } = connection;
  const opened = await host.ports.sftp.connect({ host: address, port, username, login, fingerprint });
  if (!opened.ok) {
    await system.change(recordPoll, {
      connectionId,
      code: opened.code,
      detail: opened.seenFingerprint ?? opened.message.slice(0, 300),
    });
    return;
  }
  try {
    const result = await takeFiles({ ...work, host, system, session: opened.value });
    await system.change(recordPoll, { connectionId, ...result });
  } finally {
    await opened.value.close();
  }
};
