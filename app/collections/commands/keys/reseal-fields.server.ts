import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { resealColumn } from "~/office/data/keys/reseal-column.server";
import { saveFieldKey } from "~/office/data/tenant/tenants.server";
import { accept, type Outcome } from "~/office/domain/outcome";
import { currentCipher } from "~/platform/crypto/current-cipher.server";

import { SEALED_COLUMNS } from "./sealed-columns.table";

/** Rows in one transaction: a person's edit of one of them waits for no longer than this takes. */
const PAGE = 500;

const input = z.object({
  /** where the walk stands: which column, and after which row of it */
  column: z.int().min(0).max(SEALED_COLUMNS.length).default(0),
  after: z.uuid().nullable().default(null),
});

type Place = z.output<typeof input>;

/**
 * The next page of a tenant's sealed values, anew under the newest key. Answers where to go on; null once all
 * stand under it, which the tenant's row and its log then say. Repeated or interrupted, nothing is sealed twice.
 */
export const resealFields = defineCommand(
  { name: "field_keys.reseal", permission: "field_keys:work", input },
  async (context, { column, after }): Promise<Outcome<{ next: Place | null }>> => {
    const { db } = context;
    for (let at = column; at < SEALED_COLUMNS.length; at += 1) {
      const page = { after: at === column ? after : null, limit: PAGE };
      const done = await resealColumn(db, SEALED_COLUMNS[at]!, page);
      if (done) return accept({ next: { column: at, after: done.last } });
    }
    const { kid } = currentCipher();
    await saveFieldKey(db, kid);
    const subject = { type: "tenant", id: context.tenant.id };
    context.emit("field_keys.resealed", subject, { after: { key: kid }, category: "system" });
    return accept({ next: null });
  },
);
