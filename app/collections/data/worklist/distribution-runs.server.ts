import { onPrisma, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";
import type { Actor } from "~/office/domain/event/actor";

export interface StoredRun {
  id: string;
  strategy: "round_robin" | "balanced";
  state: "previewed" | "done";
  preview: {
    assigned: { accountId: string; staffId: string }[];
    /** accounts that fit nobody */
    left: string[];
    pointer: string | null;
  };
}

export async function saveRunPreview(db: TenantDb, run: StoredRun & { createdBy: Actor }): Promise<void> {
  await onPrisma(db, (prisma) =>
    prisma.distributionRun.create({
      data: {
        tenantId: tenantIdOf(db),
        id: run.id,
        strategy: run.strategy,
        seed: run.preview.pointer ?? "",
        preview: run.preview,
        createdByKind: run.createdBy.kind,
        createdById: run.createdBy.id,
      },
    }),
  );
}

export async function findRun(db: TenantDb, id: string): Promise<StoredRun | null> {
  const run = await onPrisma(db, (prisma) =>
    prisma.distributionRun.findFirst({ where: { tenantId: tenantIdOf(db), id } }),
  );
  return run as unknown as StoredRun | null;
}

/** Where the last round robin stopped. */
export async function findPointer(db: TenantDb): Promise<string | null> {
  const last = await onPrisma(db, (prisma) =>
    prisma.distributionRun.findFirst({
      where: { tenantId: tenantIdOf(db), strategy: "round_robin", state: "done" },
      orderBy: { id: "desc" },
    }),
  );
  return (last?.preview as StoredRun["preview"] | undefined)?.pointer ?? null;
}

export async function saveRunDone(
  db: TenantDb,
  id: string,
  result: { assigned: number; skipped: number },
): Promise<boolean> {
  const done = await onPrisma(db, (prisma) =>
    prisma.distributionRun.updateMany({
      where: { tenantId: tenantIdOf(db), id, state: "previewed" },
      data: { state: "done", result, version: { increment: 1 }, updatedAt: new Date() },
    }),
  );
  return done.count > 0;
}
