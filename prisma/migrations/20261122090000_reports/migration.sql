-- CreateTable
CREATE TABLE "export_job" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dataset" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "filter" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "requested_by" UUID NOT NULL,
    "schedule_id" UUID,
    "slot" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'queued',
    "rows" INTEGER,
    "error_code" TEXT,
    "sha256" BYTEA,
    "document_id" UUID,
    "expires_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "export_job_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "report_schedule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "filter" TEXT NOT NULL DEFAULT '',
    "period" TEXT NOT NULL,
    "frequency" TEXT NOT NULL,
    "weekday" SMALLINT,
    "month_day" SMALLINT,
    "hour" SMALLINT NOT NULL,
    "minute" SMALLINT NOT NULL DEFAULT 0,
    "recipients" UUID[],
    "skip_empty" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'active',
    "next_run_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "export_job_tenant_id_requested_by_id_idx" ON "export_job"("tenant_id", "requested_by", "id");

-- CreateIndex
CREATE UNIQUE INDEX "export_job_tenant_id_schedule_id_slot_requested_by_key" ON "export_job"("tenant_id", "schedule_id", "slot", "requested_by");

-- CreateIndex
CREATE INDEX "report_schedule_tenant_id_state_next_run_at_idx" ON "report_schedule"("tenant_id", "state", "next_run_at");

-- CreateIndex
CREATE INDEX "report_schedule_tenant_id_state_id_idx" ON "report_schedule"("tenant_id", "state", "id");

-- AddForeignKey
ALTER TABLE "export_job" ADD CONSTRAINT "export_job_tenant_id_schedule_id_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "report_schedule"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "export_job" ADD CONSTRAINT "export_job_tenant_id_document_id_fkey" FOREIGN KEY ("tenant_id", "document_id") REFERENCES "document"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ── what Prisma cannot express ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['export_job', 'report_schedule'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
  END LOOP;
END $$;
-- what was asked for never changes; a changed schedule keeps its name and its past files
GRANT SELECT, INSERT ON export_job, report_schedule TO quittance_app;
GRANT UPDATE (state, rows, error_code, sha256, document_id, expires_at, finished_at, version, updated_at) ON export_job TO quittance_app;
GRANT UPDATE (state, next_run_at, version, updated_at) ON report_schedule TO quittance_app;

ALTER TABLE export_job ADD CONSTRAINT export_state CHECK (state IN ('queued','running','done','skipped','failed')),
  ADD CONSTRAINT export_format CHECK (format IN ('csv','xlsx','pdf')),
  ADD CONSTRAINT export_slot CHECK ((schedule_id IS NULL) = (slot IS NULL)),
  ADD CONSTRAINT export_done CHECK ((state = 'done') = (document_id IS NOT NULL AND rows IS NOT NULL AND expires_at IS NOT NULL));
ALTER TABLE report_schedule ADD CONSTRAINT schedule_state CHECK (state IN ('active','paused','ended')),
  ADD CONSTRAINT schedule_format CHECK (format IN ('csv','xlsx','pdf')),
  ADD CONSTRAINT schedule_frequency CHECK (frequency IN ('daily','weekly','monthly')),
  ADD CONSTRAINT schedule_weekday CHECK ((frequency = 'weekly') = (weekday IS NOT NULL) AND (weekday IS NULL OR weekday BETWEEN 1 AND 7)),
  ADD CONSTRAINT schedule_month_day CHECK ((frequency = 'monthly') = (month_day IS NOT NULL) AND (month_day IS NULL OR month_day BETWEEN 1 AND 31)),
  ADD CONSTRAINT schedule_time CHECK (hour BETWEEN 0 AND 23 AND minute BETWEEN 0 AND 59),
  ADD CONSTRAINT schedule_recipients CHECK (cardinality(recipients) BETWEEN 1 AND 20);
-- the clock looks for what is due in every firm
GRANT SELECT ON report_schedule TO quittance_across;
CREATE POLICY across_tenants ON report_schedule FOR SELECT TO quittance_across USING (true);
