-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "cycle_date" DATE,
ADD COLUMN     "mandate_id" UUID;

-- CreateTable
CREATE TABLE "mandate" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "processor_account_id" UUID,
    "rail" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "holder_name" TEXT NOT NULL,
    "account_token" BYTEA,
    "account_label" TEXT,
    "reference" TEXT,
    "setup_ref" TEXT,
    "setup_url" TEXT,
    "setup_expires_at" TIMESTAMPTZ(3),
    "max_amount" BIGINT NOT NULL,
    "limit_per_cycle" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "frequency" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "pre_notice_days" SMALLINT NOT NULL,
    "wording" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_ip" TEXT,
    "accepted_agent" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "hold" TEXT,
    "failure_code" TEXT,
    "end_reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "mandate_tenant_id_customer_id_idx" ON "mandate"("tenant_id", "customer_id");

-- CreateIndex
CREATE INDEX "mandate_tenant_id_subject_type_subject_id_idx" ON "mandate"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "mandate_tenant_id_state_ends_on_idx" ON "mandate"("tenant_id", "state", "ends_on");

-- CreateIndex
CREATE UNIQUE INDEX "mandate_tenant_id_rail_reference_key" ON "mandate"("tenant_id", "rail", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "mandate_tenant_id_setup_ref_key" ON "mandate"("tenant_id", "setup_ref");

-- CreateIndex
CREATE UNIQUE INDEX "payment_tenant_id_mandate_id_cycle_date_attempt_key" ON "payment"("tenant_id", "mandate_id", "cycle_date", "attempt");

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_tenant_id_mandate_id_fkey" FOREIGN KEY ("tenant_id", "mandate_id") REFERENCES "mandate"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_tenant_id_processor_account_id_fkey" FOREIGN KEY ("tenant_id", "processor_account_id") REFERENCES "processor_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
-- ── what Prisma cannot express ──
ALTER TABLE mandate ENABLE ROW LEVEL SECURITY;
ALTER TABLE mandate FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON mandate
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON mandate TO quittance_app;
ALTER TABLE mandate ADD CONSTRAINT mandate_state CHECK (state IN ('draft', 'sent', 'awaiting_bank', 'active', 'paused', 'failed', 'expired',
    'revoked', 'cancelled', 'replaced')),
  ADD CONSTRAINT mandate_hold CHECK (hold IS NULL OR (state = 'paused'
    AND hold IN ('new_account', 'new_consent', 'correction', 'new_method', 'stop_flag', 'review'))),
  ADD CONSTRAINT mandate_rail CHECK (rail IN ('nach_paper', 'enach', 'upi_autopay', 'ach', 'card', 'standing_order')),
  ADD CONSTRAINT mandate_frequency CHECK (frequency IN ('once', 'daily', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'half_yearly',
    'yearly', 'as_presented')),
  ADD CONSTRAINT mandate_amounts CHECK (max_amount > 0 AND limit_per_cycle > 0 AND pre_notice_days >= 0),
  ADD CONSTRAINT mandate_days CHECK (ends_on >= starts_on),
  ADD CONSTRAINT mandate_in_force CHECK (state NOT IN ('active', 'paused') OR (reference IS NOT NULL AND account_token IS NOT NULL));
ALTER TABLE payment ADD CONSTRAINT payment_drawn CHECK ((mandate_id IS NULL) = (cycle_date IS NULL));
-- drafts that are due, of one firm and over all of them
CREATE INDEX hand_payment_drafts ON payment (tenant_id, effective_date) WHERE mandate_id IS NOT NULL AND state = 'created';

-- the fee of earlier disputes was booked with their opening: what is booked is known from here on, or it would be booked again
ALTER TABLE payment_dispute NO FORCE ROW LEVEL SECURITY;
ALTER TABLE journal_entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE posting NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_account NO FORCE ROW LEVEL SECURITY;
UPDATE payment_dispute d SET fee = b.fee
  FROM (SELECT e.tenant_id, e.cause_key, sum(p.dr - p.cr) AS fee
      FROM journal_entry e JOIN posting p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id
      JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id AND a.code = '5030'
      WHERE e.rule_code = 'PS05' GROUP BY e.tenant_id, e.cause_key) b
  WHERE b.tenant_id = d.tenant_id AND b.cause_key = d.id::text AND d.fee = 0 AND b.fee > 0;
ALTER TABLE payment_dispute FORCE ROW LEVEL SECURITY;
ALTER TABLE journal_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE posting FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_account FORCE ROW LEVEL SECURITY;
