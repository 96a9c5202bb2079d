-- CreateTable
CREATE TABLE "ach_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "document_id" UUID,
    "content" BYTEA,
    "sha256" BYTEA NOT NULL,
    "file_name" TEXT NOT NULL,
    "created_on" DATE NOT NULL,
    "effective_on" DATE,
    "id_modifier" CHAR(1),
    "entries" INTEGER NOT NULL DEFAULT 0,
    "amount" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL,
    "faults" JSONB NOT NULL DEFAULT '[]',
    "matched_on" DATE,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ach_file_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ach_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "trace" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ach_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ach_answer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "original_trace" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "payment_id" UUID,
    "corrected" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "judged_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ach_answer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "ach_file_tenant_id_kind_matched_on_amount_idx" ON "ach_file"("tenant_id", "kind", "matched_on", "amount");

-- CreateIndex
CREATE UNIQUE INDEX "ach_file_tenant_id_kind_sha256_key" ON "ach_file"("tenant_id", "kind", "sha256");

-- CreateIndex
CREATE INDEX "ach_entry_tenant_id_file_id_idx" ON "ach_entry"("tenant_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "ach_entry_tenant_id_payment_id_key" ON "ach_entry"("tenant_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "ach_entry_tenant_id_trace_key" ON "ach_entry"("tenant_id", "trace");

-- CreateIndex
CREATE INDEX "ach_answer_tenant_id_payment_id_idx" ON "ach_answer"("tenant_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "ach_answer_tenant_id_file_id_place_key" ON "ach_answer"("tenant_id", "file_id", "place");

-- AddForeignKey
ALTER TABLE "ach_file" ADD CONSTRAINT "ach_file_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ach_file" ADD CONSTRAINT "ach_file_tenant_id_document_id_fkey" FOREIGN KEY ("tenant_id", "document_id") REFERENCES "document"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ach_entry" ADD CONSTRAINT "ach_entry_tenant_id_file_id_fkey" FOREIGN KEY ("tenant_id", "file_id") REFERENCES "ach_file"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ach_entry" ADD CONSTRAINT "ach_entry_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ach_answer" ADD CONSTRAINT "ach_answer_tenant_id_file_id_fkey" FOREIGN KEY ("tenant_id", "file_id") REFERENCES "ach_file"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ach_answer" ADD CONSTRAINT "ach_answer_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ── what Prisma cannot express ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ach_file', 'ach_entry', 'ach_answer'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
  END LOOP;
END $$;
-- what was sent and what came stays as it was; only what became of it changes
GRANT SELECT, INSERT ON ach_file, ach_entry, ach_answer TO quittance_app;
GRANT UPDATE (state, entries, amount, faults, matched_on, version, updated_at) ON ach_file TO quittance_app;
GRANT UPDATE (state, reason, payment_id, judged_by_id, version, updated_at) ON ach_answer TO quittance_app;

ALTER TABLE ach_file
  ADD CONSTRAINT ach_file_kind CHECK (kind IN ('debit', 'answer')),
  ADD CONSTRAINT ach_file_state CHECK (
    (kind = 'debit' AND state IN ('made', 'taken')) OR (kind = 'answer' AND state IN ('uploaded', 'read', 'unreadable', 'committed'))),
  ADD CONSTRAINT ach_file_body CHECK ((kind = 'debit') = (content IS NOT NULL) AND (kind = 'answer') = (document_id IS NOT NULL)),
  ADD CONSTRAINT ach_file_amount CHECK (entries >= 0 AND amount >= 0);
ALTER TABLE ach_entry ADD CONSTRAINT ach_entry_trace CHECK (trace ~ '^[0-9]{15}$' AND sequence > 0);
ALTER TABLE ach_answer
  ADD CONSTRAINT ach_answer_kind CHECK (kind IN ('return', 'change', 'dishonoured_return', 'contested_return', 'refused_change')),
  ADD CONSTRAINT ach_answer_state CHECK (state IN ('waiting', 'applied', 'proposed', 'accepted', 'rejected', 'listed')),
  ADD CONSTRAINT ach_answer_reason CHECK (state <> 'listed' OR reason IS NOT NULL);
CREATE INDEX hand_ach_answer_proposed ON ach_answer (tenant_id, id) WHERE state IN ('waiting', 'proposed');
