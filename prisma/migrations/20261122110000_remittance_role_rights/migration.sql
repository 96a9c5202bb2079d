-- What the agency earns of payments, what it sends to its clients and what its staff earn of that (spec 02 §10, 05 §3 PC05–PC11, 13 §4 and §6).

-- Rights may be given again, tables are made once.
DO $made$
BEGIN
  IF to_regclass('public.fee') IS NOT NULL THEN
    RETURN;
  END IF;

  -- CreateTable
  CREATE TABLE "fee" (
      "tenant_id" UUID NOT NULL,
      "id" UUID NOT NULL,
      "subject_type" TEXT NOT NULL,
      "subject_id" UUID NOT NULL,
      "kind" TEXT NOT NULL,
      "cause_key" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "basis" JSONB NOT NULL DEFAULT '{}',
      "earned" BIGINT NOT NULL,
      "collected" BIGINT NOT NULL DEFAULT 0,
      "recoverable" BIGINT NOT NULL DEFAULT 0,
      "currency" CHAR(3) NOT NULL,
      "earned_on" DATE NOT NULL,
      "authority" TEXT,
      "state" TEXT NOT NULL,
      "created_by_kind" TEXT NOT NULL DEFAULT 'system',
      "created_by_id" UUID,
      "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

      CONSTRAINT "fee_pkey" PRIMARY KEY ("tenant_id","id")
  );

  -- CreateTable
  CREATE TABLE "tax_line" (
      "tenant_id" UUID NOT NULL,
      "id" UUID NOT NULL,
      "fee_id" UUID NOT NULL,
      "tax_code" TEXT NOT NULL,
      "amount" BIGINT NOT NULL,
      "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

      CONSTRAINT "tax_line_pkey" PRIMARY KEY ("tenant_id","id")
  );

  -- CreateTable
  CREATE TABLE "commission_share" (
      "tenant_id" UUID NOT NULL,
      "id" UUID NOT NULL,
      "fee_id" UUID NOT NULL,
      "payee_type" TEXT NOT NULL,
      "payee_id" UUID NOT NULL,
      "amount" BIGINT NOT NULL,
      "fee_amount" BIGINT NOT NULL,
      "earned_on" DATE NOT NULL,
      "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

      CONSTRAINT "commission_share_pkey" PRIMARY KEY ("tenant_id","id")
  );

  -- CreateTable
  CREATE TABLE "remittance" (
      "tenant_id" UUID NOT NULL,
      "id" UUID NOT NULL,
      "number" TEXT NOT NULL,
      "creditor_id" UUID NOT NULL,
      "contract_id" UUID NOT NULL,
      "currency" CHAR(3) NOT NULL,
      "period" TEXT NOT NULL,
      "run" SMALLINT NOT NULL,
      "type" TEXT NOT NULL,
      "cut_off" DATE NOT NULL,
      "gross" BIGINT NOT NULL DEFAULT 0,
      "fees" BIGINT NOT NULL DEFAULT 0,
      "net" BIGINT NOT NULL DEFAULT 0,
      "invoice" BIGINT NOT NULL DEFAULT 0,
      "recovered" BIGINT NOT NULL DEFAULT 0,
      "recovered_on" DATE,
      "carried" BOOLEAN NOT NULL DEFAULT false,
      "bank_account_id" UUID NOT NULL,
      "payment_id" UUID,
      "state" TEXT NOT NULL DEFAULT 'draft',
      "calculated_by_id" UUID,
      "approved_by_id" UUID,
      "created_by_kind" TEXT NOT NULL DEFAULT 'system',
      "created_by_id" UUID,
      "version" INTEGER NOT NULL DEFAULT 1,
      "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
      "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

      CONSTRAINT "remittance_pkey" PRIMARY KEY ("tenant_id","id")
  );

  -- CreateTable
  CREATE TABLE "remittance_item" (
      "tenant_id" UUID NOT NULL,
      "id" UUID NOT NULL,
      "remittance_id" UUID NOT NULL,
      "payment_id" UUID NOT NULL,
      "account_id" UUID NOT NULL,
      "amount" BIGINT NOT NULL,
      "fee" BIGINT NOT NULL,
      "invoiced" BIGINT NOT NULL DEFAULT 0,
      "net" BIGINT NOT NULL,
      "rate" DECIMAL(12,6),
      "reversal_of" UUID,
      "run_date" DATE NOT NULL,
      "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

      CONSTRAINT "remittance_item_pkey" PRIMARY KEY ("tenant_id","id")
  );

  -- CreateTable
  CREATE TABLE "commission_plan" (
      "tenant_id" UUID NOT NULL,
      "id" UUID NOT NULL,
      "code" TEXT NOT NULL,
      "plan_version" INTEGER NOT NULL,
      "effective_from" DATE NOT NULL,
      "base" TEXT NOT NULL,
      "tiers" JSONB NOT NULL DEFAULT '[]',
      "shares" JSONB NOT NULL DEFAULT '[]',
      "minimum" BIGINT NOT NULL DEFAULT 0,
      "cap" BIGINT,
      "created_by_kind" TEXT NOT NULL DEFAULT 'system',
      "created_by_id" UUID,
      "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

      CONSTRAINT "commission_plan_pkey" PRIMARY KEY ("tenant_id","id")
  );

  -- CreateTable
  CREATE TABLE "commission_statement" (
      "tenant_id" UUID NOT NULL,
      "id" UUID NOT NULL,
      "staff_id" UUID NOT NULL,
      "period" TEXT NOT NULL,
      "plan_id" UUID,
      "currency" CHAR(3) NOT NULL,
      "base" BIGINT NOT NULL DEFAULT 0,
      "amount" BIGINT NOT NULL DEFAULT 0,
      "clawback" BIGINT NOT NULL DEFAULT 0,
      "lines" JSONB NOT NULL DEFAULT '{}',
      "state" TEXT NOT NULL DEFAULT 'draft',
      "payment_id" UUID,
      "calculated_by_id" UUID,
      "approved_by_id" UUID,
      "created_by_kind" TEXT NOT NULL DEFAULT 'system',
      "created_by_id" UUID,
      "version" INTEGER NOT NULL DEFAULT 1,
      "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
      "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

      CONSTRAINT "commission_statement_pkey" PRIMARY KEY ("tenant_id","id")
  );

  -- CreateIndex
  CREATE INDEX "fee_tenant_id_earned_on_id_idx" ON "fee"("tenant_id", "earned_on", "id");

  -- CreateIndex
  CREATE UNIQUE INDEX "fee_tenant_id_subject_type_subject_id_kind_cause_key_key" ON "fee"("tenant_id", "subject_type", "subject_id", "kind", "cause_key");

  -- CreateIndex
  CREATE INDEX "tax_line_tenant_id_tax_code_idx" ON "tax_line"("tenant_id", "tax_code");

  -- CreateIndex
  CREATE UNIQUE INDEX "tax_line_tenant_id_fee_id_tax_code_key" ON "tax_line"("tenant_id", "fee_id", "tax_code");

  -- CreateIndex
  CREATE INDEX "commission_share_tenant_id_payee_id_earned_on_idx" ON "commission_share"("tenant_id", "payee_id", "earned_on");

  -- CreateIndex
  CREATE UNIQUE INDEX "commission_share_tenant_id_fee_id_payee_type_payee_id_key" ON "commission_share"("tenant_id", "fee_id", "payee_type", "payee_id");

  -- CreateIndex
  CREATE INDEX "remittance_tenant_id_state_id_idx" ON "remittance"("tenant_id", "state", "id");

  -- CreateIndex
  CREATE INDEX "remittance_tenant_id_payment_id_idx" ON "remittance"("tenant_id", "payment_id");

  -- CreateIndex
  CREATE UNIQUE INDEX "remittance_tenant_id_creditor_id_contract_id_currency_perio_key" ON "remittance"("tenant_id", "creditor_id", "contract_id", "currency", "period", "run");

  -- CreateIndex
  CREATE UNIQUE INDEX "remittance_tenant_id_number_key" ON "remittance"("tenant_id", "number");

  -- CreateIndex
  CREATE INDEX "remittance_item_tenant_id_payment_id_idx" ON "remittance_item"("tenant_id", "payment_id");

  -- CreateIndex
  CREATE UNIQUE INDEX "remittance_item_tenant_id_remittance_id_payment_id_reversal_key" ON "remittance_item"("tenant_id", "remittance_id", "payment_id", "reversal_of");

  -- CreateIndex
  CREATE UNIQUE INDEX "commission_plan_tenant_id_code_plan_version_key" ON "commission_plan"("tenant_id", "code", "plan_version");

  -- CreateIndex
  CREATE INDEX "commission_statement_tenant_id_period_id_idx" ON "commission_statement"("tenant_id", "period", "id");

  -- CreateIndex
  CREATE UNIQUE INDEX "commission_statement_tenant_id_staff_id_period_key" ON "commission_statement"("tenant_id", "staff_id", "period");

  -- AddForeignKey
  ALTER TABLE "tax_line" ADD CONSTRAINT "tax_line_tenant_id_fee_id_fkey" FOREIGN KEY ("tenant_id", "fee_id") REFERENCES "fee"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "commission_share" ADD CONSTRAINT "commission_share_tenant_id_fee_id_fkey" FOREIGN KEY ("tenant_id", "fee_id") REFERENCES "fee"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "remittance" ADD CONSTRAINT "remittance_tenant_id_creditor_id_fkey" FOREIGN KEY ("tenant_id", "creditor_id") REFERENCES "creditor"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "remittance" ADD CONSTRAINT "remittance_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "remittance" ADD CONSTRAINT "remittance_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "remittance" ADD CONSTRAINT "remittance_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "remittance_item" ADD CONSTRAINT "remittance_item_tenant_id_remittance_id_fkey" FOREIGN KEY ("tenant_id", "remittance_id") REFERENCES "remittance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "remittance_item" ADD CONSTRAINT "remittance_item_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "remittance_item" ADD CONSTRAINT "remittance_item_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "remittance_item" ADD CONSTRAINT "remittance_item_tenant_id_reversal_of_fkey" FOREIGN KEY ("tenant_id", "reversal_of") REFERENCES "remittance_item"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "commission_statement" ADD CONSTRAINT "commission_statement_tenant_id_staff_id_fkey" FOREIGN KEY ("tenant_id", "staff_id") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- AddForeignKey
  ALTER TABLE "commission_statement" ADD CONSTRAINT "commission_statement_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

  -- ── what Prisma cannot express ──
  DO $$
  DECLARE t text;
  BEGIN
    FOREACH t IN ARRAY ARRAY['fee', 'tax_line', 'commission_share', 'remittance', 'remittance_item', 'commission_plan', 'commission_statement'] LOOP
      EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
      EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
      EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
        USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
    END LOOP;
  END $$;
  -- what was earned, taxed and shared is never changed: what is undone is a row of its own
  GRANT SELECT, INSERT ON fee, tax_line, commission_share, remittance, remittance_item, commission_plan, commission_statement TO quittance_app;
  GRANT UPDATE (type, cut_off, gross, fees, net, invoice, recovered, recovered_on, carried, bank_account_id, payment_id, state, calculated_by_id, approved_by_id,
    version, updated_at) ON remittance TO quittance_app;
  GRANT UPDATE (plan_id, base, amount, clawback, lines, state, payment_id, calculated_by_id, approved_by_id, version, updated_at) ON commission_statement TO quittance_app;
  -- a calculation that is taken back leaves no lines; a trigger keeps those of a run that was approved
  GRANT DELETE ON remittance_item TO quittance_app;

  ALTER TABLE fee ADD CONSTRAINT fee_kind CHECK (kind IN ('agency_commission')),
    ADD CONSTRAINT fee_source CHECK (source IN ('held','invoiced')),
    ADD CONSTRAINT fee_state CHECK (state IN ('planned','earned','collected','reversed')),
    ADD CONSTRAINT fee_sign CHECK ((state = 'reversed') = (earned < 0 OR (earned = 0 AND recoverable <> 0))),
    ADD CONSTRAINT fee_collected CHECK (abs(collected) <= abs(earned));
  ALTER TABLE tax_line ADD CONSTRAINT tax_amount CHECK (amount <> 0);
  ALTER TABLE commission_share ADD CONSTRAINT share_payee CHECK (payee_type IN ('staff','partner'));
  ALTER TABLE remittance ADD CONSTRAINT remittance_state CHECK (state IN ('draft','calculated','approved','paid','closed')),
    ADD CONSTRAINT remittance_type CHECK (type IN ('net','gross','combined')),
    ADD CONSTRAINT remittance_run CHECK (run > 0),
    ADD CONSTRAINT remittance_amounts CHECK (recovered >= 0 AND (net >= 0 OR carried)),
    ADD CONSTRAINT remittance_two CHECK (approved_by_id IS NULL OR approved_by_id IS DISTINCT FROM calculated_by_id);
  ALTER TABLE commission_plan ADD CONSTRAINT plan_base CHECK (base IN ('agency_fee','collected')),
    ADD CONSTRAINT plan_bounds CHECK (minimum >= 0 AND (cap IS NULL OR cap >= minimum));
  ALTER TABLE commission_statement ADD CONSTRAINT commission_state CHECK (state IN ('draft','calculated','approved','paid','closed')),
    ADD CONSTRAINT commission_two CHECK (approved_by_id IS NULL OR approved_by_id IS DISTINCT FROM calculated_by_id);
  CREATE UNIQUE INDEX hand_remittance_item_once ON remittance_item (tenant_id, remittance_id, payment_id);
  -- one run at a time is being made for a client
  CREATE UNIQUE INDEX hand_remittance_open ON remittance (tenant_id, creditor_id, currency) WHERE state IN ('draft', 'calculated');
  CREATE INDEX hand_remittance_creditor ON remittance (tenant_id, creditor_id, id);
  CREATE INDEX hand_payment_cleared ON payment (tenant_id, cleared_on, id) WHERE direction = 'in' AND cleared_on IS NOT NULL;

  CREATE FUNCTION keep_remitted_items() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM remittance r WHERE r.tenant_id = OLD.tenant_id AND r.id = OLD.remittance_id AND r.state NOT IN ('draft', 'calculated')) THEN
      RAISE EXCEPTION 'the lines of an approved remittance stay' USING ERRCODE = 'QU000';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER remitted_items_stay BEFORE DELETE ON remittance_item FOR EACH ROW EXECUTE FUNCTION keep_remitted_items();
END $made$;

-- firms that are here already number their remittances too
ALTER TABLE number_series NO FORCE ROW LEVEL SECURITY;
INSERT INTO number_series (tenant_id, id, code, period, prefix)
  SELECT id, uuidv7(), 'remittance', '', 'RM' FROM tenant ON CONFLICT (tenant_id, code, period) DO NOTHING;
ALTER TABLE number_series FORCE ROW LEVEL SECURITY;

-- Firms that are here already get the rights of remittances and staff commission that new firms get.
ALTER TABLE role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission NO FORCE ROW LEVEL SECURITY;
INSERT INTO role_permission (tenant_id, id, role_id, permission, scope)
  SELECT r.tenant_id, uuidv7(), r.id, t.permission, t.scope
  FROM role r JOIN (VALUES
    ('admin', 'remittance:prepare', 'all'),
    ('admin', 'remittance:approve', 'all'),
    ('admin', 'remittance:release', 'all'),
    ('admin', 'commission:read', 'all'),
    ('admin', 'commission:prepare', 'all'),
    ('admin', 'commission:approve', 'all'),
    ('collections_manager', 'remittance:prepare', 'all'),
    ('collections_manager', 'remittance:approve', 'all'),
    ('collections_manager', 'remittance:release', 'all'),
    ('collections_manager', 'commission:read', 'all'),
    ('collections_manager', 'commission:prepare', 'all'),
    ('collections_manager', 'commission:approve', 'all'),
    ('collector', 'commission:read', 'own')
  ) AS t (key, permission, scope) ON t.key = r.key
  WHERE r.system
  ON CONFLICT (tenant_id, role_id, permission, scope) DO NOTHING;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission FORCE ROW LEVEL SECURITY;
