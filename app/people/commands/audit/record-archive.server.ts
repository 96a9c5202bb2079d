import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveArchive } from "~/office/data/archive/event-archives.server";
import { addMonths } from "~/office/domain/calendar-date";
import { retainUntil } from "~/office/domain/retention/retain-until";
import { accept, type Outcome } from "~/office/domain/outcome";

const input = z.strictObject({
  month: z.iso.date(),
  storageKey: z.string().regex(/^archive\/[\w.-]+$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.coerce.bigint(),
  events: z.int().min(1),
  firstSeq: z.coerce.bigint(),
  lastSeq: z.coerce.bigint(),
});

/** A month of the log lies in cold storage, proved; how long it must stay there is said with it. */
export const recordArchive = defineCommand(
  { name: "audit.record_archive", permission: "audit:work", input },
  async (context, archive): Promise<Outcome<{ first: boolean }>> => {
    const { country, fiscalStartMonth } = context.tenant;
    const last = addMonths(archive.month, 1);
    const event = {
      class: "event" as const,
      where: [country],
      desk: "collections" as const,
      fiscalStartMonth,
      clocks: { recorded: last },
    };
    const kept = retainUntil(event, archive.month, "law_and_policy");
    const until = kept?.until ?? addMonths(last, 120);
    const first = await saveArchive(context.db, { ...archive, retainUntil: until });
    if (!first) return accept({ first: false });
    const after = {
      month: archive.month,
      events: archive.events,
      sha256: archive.sha256,
      retain_until: until,
    };
    const subject = { type: "tenant", id: context.tenant.id };
    context.emit("audit.archived", subject, { after, category: "system" });
    return accept({ first: true });
  },
);
