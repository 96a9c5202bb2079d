import type { Actor } from "~/office/domain/event/actor";
import type { Subject } from "~/office/domain/event/event-draft";
import { ERASED } from "~/office/domain/event/personal/sealed-value";
import { onPrisma, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NewNote {
  id: string;
  subject: Subject;
  body: string;
  audience: "internal" | "creditor";
  correctsId?: string;
  createdBy: Actor;
}

/** Notes are immutable; a wrong one is corrected by a further note. */
export async function saveNote(db: TenantDb, note: NewNote): Promise<void> {
  await onPrisma(db, (prisma) =>
    prisma.note.create({
      data: {
        tenantId: tenantIdOf(db),
        id: note.id,
        subjectType: note.subject.type,
        subjectId: note.subject.id,
        body: note.body,
        audience: note.audience,
        correctsId: note.correctsId,
        createdByKind: note.createdBy.kind,
        createdById: note.createdBy.id,
      },
    }),
  );
}

/** The one change a note knows: its words are gone. Answers which notes. */
export async function saveNotesErased(db: TenantDb, subjectIds: string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`UPDATE note SET body = ${ERASED} WHERE tenant_id = ${tenantIdOf(db)}::uuid AND subject_id = ANY(${subjectIds}::uuid[]) RETURNING id`,
  );
  return found.map(({ id }) => id);
}
