-- Money going out: bank accounts of parties, payouts and their releases, transfers between own accounts, match rules (spec 05 §3, §6, §10).

-- AlterTable
ALTER TABLE "match" ADD COLUMN     "rule_id" UUID;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "approved_by_id" UUID,
ADD COLUMN     "external_account_id" UUID,
ADD COLUMN     "released_by_id" UUID;

-- CreateTable
CREATE TABLE "external_account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "holder_type" TEXT NOT NULL,
    "holder_id" UUID NOT NULL,
    "holder_name" TEXT NOT NULL,
    "token" BYTEA NOT NULL,
    "token_bidx" BYTEA NOT NULL,
    "token_last4" TEXT NOT NULL,
    "bank_code" TEXT,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "verified_by_id" UUID,
    "name_match" BOOLEAN,
    "usable_from" TIMESTAMPTZ(3) NOT NULL,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payout_batch" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'released',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payout_batch_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payout_release" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "release_no" SMALLINT NOT NULL,
    "batch_id" UUID NOT NULL,
    "external_account_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'released',
    "return_code" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payout_release_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "destination_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "party_id" UUID,
    "receivable" TEXT,
    "cause_event_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'ordered',
    "sent_on" DATE,
    "arrived_on" DATE,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "match_rule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL,
    "conditions" JSONB NOT NULL DEFAULT '{}',
    "strategy" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "auto_confirm" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "external_account_tenant_id_holder_type_holder_id_id_idx" ON "external_account"("tenant_id", "holder_type", "holder_id", "id");

-- CreateIndex
CREATE INDEX "external_account_tenant_id_token_bidx_idx" ON "external_account"("tenant_id", "token_bidx");

-- CreateIndex
CREATE INDEX "payout_release_tenant_id_batch_id_idx" ON "payout_release"("tenant_id", "batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_release_tenant_id_payment_id_release_no_key" ON "payout_release"("tenant_id", "payment_id", "release_no");

-- CreateIndex
CREATE INDEX "transfer_tenant_id_state_due_on_idx" ON "transfer"("tenant_id", "state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_tenant_id_cause_event_id_kind_key" ON "transfer"("tenant_id", "cause_event_id", "kind");

-- CreateIndex
CREATE INDEX "match_rule_tenant_id_state_priority_idx" ON "match_rule"("tenant_id", "state", "priority");

-- CreateIndex
CREATE UNIQUE INDEX "match_rule_tenant_id_name_rule_version_key" ON "match_rule"("tenant_id", "name", "rule_version");

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_tenant_id_external_account_id_fkey" FOREIGN KEY ("tenant_id", "external_account_id") REFERENCES "external_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "match" ADD CONSTRAINT "match_tenant_id_rule_id_fkey" FOREIGN KEY ("tenant_id", "rule_id") REFERENCES "match_rule"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payout_batch" ADD CONSTRAINT "payout_batch_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payout_release" ADD CONSTRAINT "payout_release_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payout_release" ADD CONSTRAINT "payout_release_tenant_id_batch_id_fkey" FOREIGN KEY ("tenant_id", "batch_id") REFERENCES "payout_batch"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payout_release" ADD CONSTRAINT "payout_release_tenant_id_external_account_id_fkey" FOREIGN KEY ("tenant_id", "external_account_id") REFERENCES "external_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_tenant_id_source_id_fkey" FOREIGN KEY ("tenant_id", "source_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_tenant_id_destination_id_fkey" FOREIGN KEY ("tenant_id", "destination_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ── what Prisma cannot express ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['external_account', 'payout_batch', 'payout_release', 'transfer', 'match_rule'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
  END LOOP;
END $$;
-- what a row is about never changes; a changed bank detail is another row
GRANT SELECT, INSERT ON external_account, payout_batch, payout_release, transfer, match_rule TO quittance_app;
GRANT UPDATE (state, verified_by_id, name_match, usable_from, is_primary, reason, version, updated_at) ON external_account TO quittance_app;
GRANT UPDATE (state, version, updated_at) ON payout_batch TO quittance_app;
GRANT UPDATE (state, return_code, version, updated_at) ON payout_release TO quittance_app;
GRANT UPDATE (state, sent_on, arrived_on, version, updated_at) ON transfer TO quittance_app;
GRANT UPDATE (state, valid_from, version, updated_at) ON match_rule TO quittance_app;

ALTER TABLE external_account ADD CONSTRAINT external_holder CHECK (holder_type IN ('customer','creditor','staff')),
  ADD CONSTRAINT external_kind CHECK (kind IN ('checking','savings')),
  ADD CONSTRAINT external_state CHECK (state IN ('draft','verified','rejected','closed'));
ALTER TABLE payout_batch ADD CONSTRAINT batch_amount CHECK (amount > 0 AND count > 0),
  ADD CONSTRAINT batch_state CHECK (state IN ('released','accepted'));
ALTER TABLE payout_release ADD CONSTRAINT release_no CHECK (release_no > 0),
  ADD CONSTRAINT release_state CHECK (state IN ('released','in_transit','paid','returned','rejected','stopped'));
ALTER TABLE transfer ADD CONSTRAINT transfer_amount CHECK (amount > 0),
  ADD CONSTRAINT transfer_kind CHECK (kind IN ('sweep','cover','own')),
  ADD CONSTRAINT transfer_places CHECK (source_id <> destination_id),
  ADD CONSTRAINT transfer_state CHECK (state IN ('ordered','in_transit','done','failed')),
  ADD CONSTRAINT transfer_done CHECK ((state = 'done') = (sent_on IS NOT NULL AND arrived_on IS NOT NULL));
ALTER TABLE match_rule ADD CONSTRAINT rule_state CHECK (state IN ('draft','active','retired')),
  ADD CONSTRAINT rule_strategy CHECK (strategy IN ('one_one','many_one','internal')),
  ADD CONSTRAINT rule_priority CHECK (priority BETWEEN 1 AND 999);
-- money in and money out each have their own states
ALTER TABLE payment DROP CONSTRAINT payment_state,
  ADD CONSTRAINT payment_state CHECK (direction = 'out' OR state IN ('created','submitted','processing','succeeded','cleared','part_refunded','refunded','failed','cancelled','expired','returned','disputed','charged_back','reversed')),
  ADD CONSTRAINT payment_state_out CHECK (direction = 'in' OR state IN ('draft','approved','released','in_transit','paid','returned','rejected','stopped','cancelled')),
  ADD CONSTRAINT payment_two CHECK (approved_by_id IS DISTINCT FROM released_by_id OR approved_by_id IS NULL);
CREATE UNIQUE INDEX hand_external_once ON external_account (tenant_id, holder_type, holder_id, token_bidx) WHERE state IN ('draft', 'verified');
CREATE INDEX hand_payout_desk ON payment (tenant_id, state, id) WHERE direction = 'out';
CREATE INDEX hand_payout_waits ON payment (tenant_id, amount, id) WHERE direction = 'out' AND state IN ('released', 'in_transit');
CREATE INDEX hand_transfer_waits ON transfer (tenant_id, amount, id) WHERE state IN ('ordered', 'in_transit');
