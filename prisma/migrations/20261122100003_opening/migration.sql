-- CreateTable
CREATE TABLE "opening_batch" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sha256" BYTEA NOT NULL,
    "file_name" TEXT,
    "dated_on" DATE NOT NULL,
    "rows" JSONB NOT NULL,
    "faults" INTEGER NOT NULL,
    "debits" BIGINT NOT NULL,
    "credits" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opening_batch_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "opening_batch_tenant_id_sha256_idx" ON "opening_batch"("tenant_id", "sha256");

-- ── what Prisma cannot express ──
ALTER TABLE opening_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE opening_batch FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON opening_batch
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON opening_batch TO quittance_app;
GRANT UPDATE (state, version, updated_at) ON opening_batch TO quittance_app;
ALTER TABLE opening_batch ADD CONSTRAINT opening_batch_state CHECK (state IN ('faulty', 'checked', 'posted')),
  ADD CONSTRAINT opening_batch_faults CHECK ((state = 'faulty') = (faults > 0));
-- the same rows come in once; rows with faults may be tried again when what they lacked is there
CREATE UNIQUE INDEX hand_opening_batch_once ON opening_batch (tenant_id, sha256) WHERE state <> 'faulty';
