-- Kept totals by code and posting date, so that a trial balance need not read every posting (spec 05 §13, 12 §1).

-- CreateTable
CREATE TABLE "ledger_day" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "posting_date" DATE NOT NULL,
    "debits" BIGINT NOT NULL,
    "credits" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_day_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "reader_cursor" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reader" TEXT NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reader_cursor_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_day_tenant_id_posting_date_code_currency_key" ON "ledger_day"("tenant_id", "posting_date", "code", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "reader_cursor_tenant_id_reader_key" ON "reader_cursor"("tenant_id", "reader");

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ledger_day', 'reader_cursor'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON ledger_day, reader_cursor TO quittance_app;
-- which entries were in the books at an instant: the last one sealed by then
CREATE INDEX hand_seal_at ON event_seal (tenant_id, sealed_at);
