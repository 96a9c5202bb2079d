import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findPlacementProfile } from "~/office/data/import/import-profiles.server";
import { accept, refuse } from "~/office/domain/outcome";
import { findCreditor } from "~/collections/data/placement/placements.server";
import { saveNewConnection } from "~/collections/data/placement/sftp-connections.server";

const folder = z
  .string()
  .trim()
  .regex(/^\/[^\0]{0,254}$/, "FOLDER_FORMAT");

const input = z.object({
  name: z.string().trim().min(1, "REQUIRED").max(80, "TOO_LONG"),
  host: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9.:-]{1,253}$/, "HOST_FORMAT"),
  port: z.coerce.number().int().min(1).max(65_535).default(22),
  username: z.string().trim().min(1, "REQUIRED").max(100),
  secretKind: z.enum(["password", "private_key"]).default("password"),
  secret: z.string().min(1, "REQUIRED").max(20_000),
  directory: folder.default("/upload"),
  processed: folder.default("/upload/processed"),
  failed: folder.default("/upload/failed"),
  pattern: z.string().trim().min(1).max(100).default("*.csv"),
  pollMinutes: z.coerce.number().int().min(5, "POLL_BOUNDS").max(1440, "POLL_BOUNDS").default(15),
  creditorId: z.uuid("REQUIRED"),
  accept: z.enum(["partial", "all_or_nothing"]).default("partial"),
});

/** A directory to poll. It starts stopped: the first poll reads the host key, which a person confirms. */
export const addSftpConnection = defineCommand(
  { name: "sftp.add", permission: "integration:configure", input },
  async (context, form) => {
    const creditor = await findCreditor(context.db, form.creditorId, context.today);
    if (!creditor) return refuse("CREDITOR_UNKNOWN", { fields: { creditorId: "CREDITOR_UNKNOWN" } });
    const id = context.newId();
    const { processed, failed, creditorId, accept: mode, ...connection } = form;
    await saveNewConnection(context.db, {
      ...connection,
      id,
      directories: { processed, failed },
      options: { creditorId, accept: mode },
      profileId: await findPlacementProfile(context.db),
      createdById: context.actor.id,
    });
    context.emit(
      "sftp.added",
      { type: "sftp_connection", id },
      { after: { name: form.name, host: form.host, directory: form.directory } },
    );
    context.enqueue("poll-sftp", { connectionId: id });
    return accept({ connectionId: id });
  },
);
