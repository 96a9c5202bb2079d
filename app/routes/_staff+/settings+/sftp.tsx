import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { addSftpConnection } from "~/collections/commands/placement/add-sftp-connection.server";
import { confirmHostKey } from "~/collections/commands/placement/confirm-host-key.server";
import { pollConnection } from "~/collections/commands/placement/poll-connection.server";
import { stopConnection } from "~/collections/commands/placement/stop-connection.server";
import { creditorChoices } from "~/collections/queries/creditor-choices.server";
import { sftpConnections } from "~/collections/queries/sftp-connections.server";
import { sftpFiles } from "~/collections/queries/sftp-files.server";
import { settingOf } from "~/office/domain/setting/setting-of";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { EmptyState } from "~/ui/record/empty-state";
import { ConnectionForm } from "~/ui/settings/connection-form";
import { ConnectionPanel } from "~/ui/settings/connection-panel";
import { SettingsFrame } from "~/ui/settings/settings-frame";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

const CONCERNS = new Set(["sftp_connection", "import_job"]);

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "integration:configure", "import:run");
  return {
    title: translator(staff.language)("settings:sftp.title"),
    may: staff.permissions.list(),
    connections: await staff.read(sftpConnections, undefined),
    files: await staff.read(sftpFiles, undefined),
    creditors: await staff.read(creditorChoices, undefined),
    pollMinutes: settingOf(staff.tenant, "sftp_poll_minutes"),
    now: new Date(),
  };
}

const needed = z.string("REQUIRED").trim().min(1, "REQUIRED");
const connectionId = z.uuid();
const acts = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("add"),
    name: needed.max(80, "TOO_LONG"),
    host: needed.max(253, "HOST_FORMAT"),
    port: z.coerce.number("PORT_BOUNDS").int("PORT_BOUNDS").min(1, "PORT_BOUNDS").max(65_535, "PORT_BOUNDS"),
    username: needed.max(100, "TOO_LONG"),
    secretKind: z.enum(["password", "private_key"]),
    // a key's line breaks and a password's spaces are part of it
    secret: z.string("REQUIRED").min(1, "REQUIRED").max(20_000, "TOO_LONG"),
    creditorId: z.uuid("REQUIRED"),
    accept: z.enum(["partial", "all_or_nothing"]),
    directory: needed.max(255, "FOLDER_FORMAT"),
    processed: needed.max(255, "FOLDER_FORMAT"),
    failed: needed.max(255, "FOLDER_FORMAT"),
    pattern: needed.max(100, "TOO_LONG"),
    pollMinutes: z.coerce
      .number("POLL_BOUNDS")
      .int("POLL_BOUNDS")
      .min(5, "POLL_BOUNDS")
      .max(1440, "POLL_BOUNDS"),
  }),
  z.object({ act: z.literal("confirm"), connectionId, fingerprint: z.string().max(100) }),
  z.object({ act: z.literal("fetch"), connectionId }),
  z.object({ act: z.literal("enabled"), connectionId }),
  z.object({ act: z.literal("stopped"), connectionId }),
]);

const TOLD = {
  add: "settings:flash.sftpAdded",
  confirm: "settings:flash.keyConfirmed",
  fetch: "settings:flash.fetching",
  enabled: "settings:flash.started",
  stopped: "settings:flash.stopped",
} as const;

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "integration:configure", "import:run");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const outcome = await perform(staff, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/settings/sftp", { tone: "good", key: TOLD[form.value.act] });
}

function perform(staff: StaffAccess, form: z.output<typeof acts>) {
  switch (form.act) {
    case "add":
      return staff.change(addSftpConnection, form);
    case "confirm":
      return staff.change(confirmHostKey, form);
    case "fetch":
      return staff.change(pollConnection, form);
    default:
      return staff.change(stopConnection, { connectionId: form.connectionId, state: form.act });
  }
}

export default function SftpSettings() {
  const { t } = useTranslation("settings");
  const { may, connections, files, creditors, pollMinutes, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation((event) => CONCERNS.has(event.subject?.type ?? ""));
  const mayConfigure = may.includes("integration:configure");
  const nameOf = (id: string) => creditors.find((one) => one.id === id)?.name ?? null;
  return (
    <SettingsFrame title={t("sftp.title")} may={may}>
      <p className="max-w-prose text-ink-2">{t("sftp.intro")}</p>
      {connections.length === 0 && <EmptyState title={t("sftp.emptyTitle")}>{t("sftp.empty")}</EmptyState>}
      {connections.map((connection) => (
        <ConnectionPanel
          key={connection.id}
          connection={connection}
          files={files.filter((file) => file.connectionId === connection.id)}
          creditorName={nameOf(connection.options.creditorId)}
          may={may}
          now={now}
          answer={answer}
        />
      ))}
      {mayConfigure && (
        <ConnectionForm
          creditors={creditors}
          pollMinutes={pollMinutes}
          answer={answer}
          first={connections.length === 0}
        />
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
