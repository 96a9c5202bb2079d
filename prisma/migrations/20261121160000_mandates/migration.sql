-- AlterTable
ALTER TABLE "payment_dispute" ADD COLUMN     "evidence" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "evidence_at" TIMESTAMPTZ(3),
ADD COLUMN     "evidence_error" TEXT,
ADD COLUMN     "evidence_state" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "evidence_tries" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "fee" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "withdrawn" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "processor_account" ADD COLUMN     "events_read_at" TIMESTAMPTZ(3),
ADD COLUMN     "items_read_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "provider_payout" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "processor_account_id" UUID NOT NULL,
    "provider_ref" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "arrives_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'expected',
    "failure_code" TEXT,
    "items_net" BIGINT,
    "matched_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_payout_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "provider_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "processor_account_id" UUID NOT NULL,
    "payout_id" UUID,
    "payment_id" UUID,
    "provider_ref" TEXT NOT NULL,
    "source_ref" TEXT,
    "type" TEXT NOT NULL,
    "rule_code" TEXT,
    "gross" BIGINT NOT NULL,
    "fee" BIGINT NOT NULL,
    "net" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "description" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "provider_payout_tenant_id_state_arrives_on_id_idx" ON "provider_payout"("tenant_id", "state", "arrives_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_payout_tenant_id_processor_account_id_provider_ref_key" ON "provider_payout"("tenant_id", "processor_account_id", "provider_ref");

-- CreateIndex
CREATE INDEX "provider_item_tenant_id_payout_id_idx" ON "provider_item"("tenant_id", "payout_id");

-- CreateIndex
CREATE INDEX "provider_item_tenant_id_payment_id_idx" ON "provider_item"("tenant_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_item_tenant_id_processor_account_id_provider_ref_key" ON "provider_item"("tenant_id", "processor_account_id", "provider_ref");

-- CreateIndex
CREATE INDEX "payment_dispute_tenant_id_state_evidence_due_at_id_idx" ON "payment_dispute"("tenant_id", "state", "evidence_due_at", "id");

-- CreateIndex
CREATE INDEX "provider_event_tenant_id_created_at_id_idx" ON "provider_event"("tenant_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "provider_payout" ADD CONSTRAINT "provider_payout_tenant_id_processor_account_id_fkey" FOREIGN KEY ("tenant_id", "processor_account_id") REFERENCES "processor_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "provider_item" ADD CONSTRAINT "provider_item_tenant_id_processor_account_id_fkey" FOREIGN KEY ("tenant_id", "processor_account_id") REFERENCES "processor_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "provider_item" ADD CONSTRAINT "provider_item_tenant_id_payout_id_fkey" FOREIGN KEY ("tenant_id", "payout_id") REFERENCES "provider_payout"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "provider_item" ADD CONSTRAINT "provider_item_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
-- ── what Prisma cannot express ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['provider_payout', 'provider_item'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON provider_payout, provider_item TO quittance_app;

ALTER TABLE payment_dispute DROP CONSTRAINT dispute_state,
  ADD CONSTRAINT dispute_state CHECK (state IN ('needs_response', 'under_review', 'won', 'lost', 'warning', 'warning_needs_response',
    'warning_under_review', 'warning_closed')),
  ADD CONSTRAINT dispute_evidence CHECK (evidence_state IN ('none', 'draft', 'sending', 'sent', 'refused')),
  ADD CONSTRAINT dispute_amounts CHECK (withdrawn >= 0 AND fee >= 0);
-- what earlier disputes took was booked whole when they opened; an owner without the right to pass by policies sees no row otherwise
ALTER TABLE payment_dispute NO FORCE ROW LEVEL SECURITY;
UPDATE payment_dispute SET withdrawn = amount WHERE state IN ('needs_response', 'under_review', 'lost');
UPDATE payment_dispute SET state = 'warning_needs_response' WHERE state = 'warning';
ALTER TABLE payment_dispute FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_dispute DROP CONSTRAINT dispute_state,
  ADD CONSTRAINT dispute_state CHECK (state IN ('needs_response', 'under_review', 'won', 'lost', 'warning_needs_response',
    'warning_under_review', 'warning_closed'));
ALTER TABLE provider_payout ADD CONSTRAINT provider_payout_state CHECK (state IN ('expected', 'paid', 'failed', 'reconciled'));
ALTER TABLE provider_item ADD CONSTRAINT provider_item_rule CHECK (rule_code IN ('PS01', 'PS02', 'PS03', 'PS04', 'PS05', 'PS06', 'PS07')),
  ADD CONSTRAINT provider_item_net CHECK (net = gross - fee);
