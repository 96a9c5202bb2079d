import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { StoredConnection } from "~/collections/data/placement/sftp-connections.server";
import type { SftpFileRow } from "~/collections/queries/sftp-files.server";

import { Badge } from "../action/badge";
import type { FormResult } from "../form/action-form";
import { RelativeText } from "../format/relative-text";
import { Facts } from "../record/facts";
import { Panel } from "../record/panel";
import { ActForm } from "./act-form";
import { HostKeyQuestion } from "./host-key-question";
import { ImportStatus } from "../import/import-status";
import { PollResult } from "./poll-result";

interface ConnectionPanelProps {
  connection: StoredConnection;
  /** its newest files */
  files: SftpFileRow[];
  creditorName: string | null;
  may: readonly string[];
  now: Date;
  answer: FormResult | null | undefined;
}

/** One polled server: how it stands, what the last look brought, and what can be done. */
export function ConnectionPanel({ connection, files, creditorName, may, now, answer }: ConnectionPanelProps) {
  const { t } = useTranslation("settings");
  const { id, fingerprint, state } = connection;
  const word = fingerprint === null ? "unconfirmed" : state;
  const mayConfigure = may.includes("integration:configure");
  const other = state === "enabled" ? "stopped" : "enabled";
  return (
    <Panel
      title={connection.name}
      action={
        <Badge tone={word === "enabled" ? "good" : word === "unconfirmed" ? "warn" : "neutral"}>
          {t(`sftp.state.${word}`)}
        </Badge>
      }
    >
      <div className="grid gap-4">
        <HostKeyQuestion connection={connection} mayConfirm={mayConfigure} answer={answer} />
        <ConnectionFacts connection={connection} files={files} creditorName={creditorName} now={now} />
        {fingerprint !== null && (
          <div className="flex flex-wrap gap-2">
            {may.includes("import:run") && (
              <ActForm sends={{ act: "fetch", connectionId: id }} answer={answer}>
                {t("sftp.fetch")}
              </ActForm>
            )}
            {mayConfigure && (
              <ActForm look="quiet" sends={{ act: other, connectionId: id }} answer={answer}>
                {other === "stopped" ? t("sftp.stop") : t("sftp.start")}
              </ActForm>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}

function ConnectionFacts({
  connection,
  files,
  creditorName,
  now,
}: Omit<ConnectionPanelProps, "may" | "answer">) {
  const { t } = useTranslation("settings");
  const { host, port, username, directory, directories, pattern, pollMinutes, options } = connection;
  const { fingerprint, lastPolledAt, lastResult } = connection;
  return (
    <Facts
      facts={[
        {
          label: t("sftp.server"),
          value: (
            <code className="break-all">
              {username}@{host}:{port}
            </code>
          ),
        },
        {
          label: t("sftp.folders"),
          value: (
            <code className="break-all">
              {directory} → {directories.processed}, {directories.failed}
            </code>
          ),
        },
        { label: t("sftp.files"), value: <code>{pattern}</code> },
        { label: t("sftp.every"), value: t("sftp.everyMinutes", { count: pollMinutes }) },
        { label: t("sftp.client"), value: creditorName },
        {
          label: t("sftp.accept"),
          value: options.accept === "all_or_nothing" ? t("sftp.allOrNothing") : t("sftp.partial"),
        },
        ...(fingerprint
          ? [{ label: t("sftp.key"), value: <code className="break-all">{fingerprint}</code> }]
          : []),
        {
          label: t("sftp.last"),
          value: lastResult ? (
            <>
              <PollResult result={lastResult} />{" "}
              <span className="muted">
                (<RelativeText value={lastPolledAt} now={now} />)
              </span>
            </>
          ) : (
            t("sftp.never")
          ),
        },
        { label: t("sftp.lastFiles"), value: files.length > 0 ? <LastFiles files={files} /> : null },
      ]}
    />
  );
}

function LastFiles({ files }: { files: SftpFileRow[] }) {
  return (
    <ul className="grid gap-1">
      {files.map((file) => (
        <li key={file.importId} className="flex flex-wrap items-center gap-2">
          <Link className="link break-all" to={`/imports/${file.importId}`}>
            {file.fileName}
          </Link>
          <ImportStatus job={file} />
        </li>
      ))}
    </ul>
  );
}
