-- Approvals, business days, bank statements and their matches, seals, breaks and freezes (spec 05 §9–§12, §16).

-- AlterTable
ALTER TABLE "bank_account" ADD COLUMN     "bank" TEXT,
ADD COLUMN     "feed" TEXT NOT NULL DEFAULT 'file',
ADD COLUMN     "number" BYTEA,
ADD COLUMN     "number_bidx" BYTEA,
ADD COLUMN     "opening_balance" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "opening_on" DATE;

-- CreateTable
CREATE TABLE "approval_request" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "amount" BIGINT,
    "currency" CHAR(3),
    "reason" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'pending',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "approval_request_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "approval_decision" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "decided_by_kind" TEXT NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "approval_decision_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "business_day" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_day_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "close_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "business_day_id" UUID NOT NULL,
    "step" SMALLINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "control_sums" JSONB NOT NULL DEFAULT '{}',
    "result_hash" BYTEA,
    "errors" JSONB NOT NULL DEFAULT '[]',
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "close_step_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "statement_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "sha256" BYTEA NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "opening" BIGINT,
    "sum_lines" BIGINT NOT NULL DEFAULT 0,
    "closing" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "findings" JSONB NOT NULL DEFAULT '{}',
    "override_reason" TEXT,
    "state" TEXT NOT NULL DEFAULT 'uploaded',
    "committed_at" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "statement_file_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "statement_line" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "booking_date" DATE NOT NULL,
    "value_date" DATE NOT NULL,
    "side" CHAR(1) NOT NULL,
    "amount" BIGINT NOT NULL,
    "matched" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "narrative" TEXT NOT NULL,
    "reference" TEXT,
    "ref_norm" TEXT,
    "counterparty_name" TEXT,
    "counterparty_account" TEXT,
    "cheque_no" TEXT,
    "balance" BIGINT,
    "line_no" INTEGER NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "occurrence" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'unmatched',
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "statement_line_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "match" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "strategy" TEXT NOT NULL,
    "score" SMALLINT NOT NULL DEFAULT 0,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "rivals" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "confirmed_by_kind" TEXT,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "match_part" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "match_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "payment_id" UUID,
    "amount" BIGINT NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_part_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "match_signature" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "counterparty_hash" BYTEA NOT NULL,
    "skeleton" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,
    "learnt_from_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_signature_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "seal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "seal_version" INTEGER NOT NULL,
    "a" BIGINT,
    "b" BIGINT NOT NULL,
    "c" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "items" JSONB NOT NULL DEFAULT '{}',
    "root" BYTEA NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,

    CONSTRAINT "seal_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "reconciliation_break" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "break_key" TEXT NOT NULL,
    "rows" JSONB NOT NULL DEFAULT '[]',
    "owner_id" UUID,
    "due_on" DATE NOT NULL,
    "cause_code" TEXT,
    "note" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "resolved_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reconciliation_break_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payout_freeze" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invariant" TEXT NOT NULL,
    "scope_type" TEXT NOT NULL,
    "scope_id" UUID NOT NULL,
    "rows" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_by_id" UUID,
    "second_by_id" UUID,
    "lifted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payout_freeze_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "approval_request_tenant_id_state_expires_at_idx" ON "approval_request"("tenant_id", "state", "expires_at");

-- CreateIndex
CREATE INDEX "approval_request_tenant_id_act_id_idx" ON "approval_request"("tenant_id", "act", "id");

-- CreateIndex
CREATE INDEX "approval_request_tenant_id_subject_type_subject_id_idx" ON "approval_request"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_decision_tenant_id_request_id_decided_by_id_key" ON "approval_decision"("tenant_id", "request_id", "decided_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "business_day_tenant_id_day_key" ON "business_day"("tenant_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "close_step_tenant_id_business_day_id_step_key" ON "close_step"("tenant_id", "business_day_id", "step");

-- CreateIndex
CREATE INDEX "statement_file_tenant_id_bank_account_id_id_idx" ON "statement_file"("tenant_id", "bank_account_id", "id");

-- CreateIndex
CREATE INDEX "statement_line_tenant_id_bank_account_id_state_booking_date_idx" ON "statement_line"("tenant_id", "bank_account_id", "state", "booking_date");

-- CreateIndex
CREATE INDEX "statement_line_tenant_id_ref_norm_idx" ON "statement_line"("tenant_id", "ref_norm");

-- CreateIndex
CREATE INDEX "statement_line_tenant_id_file_id_line_no_idx" ON "statement_line"("tenant_id", "file_id", "line_no");

-- CreateIndex
CREATE UNIQUE INDEX "statement_line_tenant_id_bank_account_id_fingerprint_occurr_key" ON "statement_line"("tenant_id", "bank_account_id", "fingerprint", "occurrence");

-- CreateIndex
CREATE INDEX "match_tenant_id_state_id_idx" ON "match"("tenant_id", "state", "id");

-- CreateIndex
CREATE INDEX "match_part_tenant_id_match_id_idx" ON "match_part"("tenant_id", "match_id");

-- CreateIndex
CREATE INDEX "match_part_tenant_id_line_id_idx" ON "match_part"("tenant_id", "line_id");

-- CreateIndex
CREATE INDEX "match_part_tenant_id_target_type_target_id_idx" ON "match_part"("tenant_id", "target_type", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "match_signature_tenant_id_counterparty_hash_skeleton_key" ON "match_signature"("tenant_id", "counterparty_hash", "skeleton");

-- CreateIndex
CREATE UNIQUE INDEX "seal_tenant_id_bank_account_id_day_seal_version_key" ON "seal"("tenant_id", "bank_account_id", "day", "seal_version");

-- CreateIndex
CREATE INDEX "reconciliation_break_tenant_id_state_due_on_idx" ON "reconciliation_break"("tenant_id", "state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "reconciliation_break_tenant_id_bank_account_id_type_day_bre_key" ON "reconciliation_break"("tenant_id", "bank_account_id", "type", "day", "break_key");

-- CreateIndex
CREATE INDEX "payout_freeze_tenant_id_state_scope_type_scope_id_idx" ON "payout_freeze"("tenant_id", "state", "scope_type", "scope_id");

-- AddForeignKey
ALTER TABLE "approval_decision" ADD CONSTRAINT "approval_decision_tenant_id_request_id_fkey" FOREIGN KEY ("tenant_id", "request_id") REFERENCES "approval_request"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "close_step" ADD CONSTRAINT "close_step_tenant_id_business_day_id_fkey" FOREIGN KEY ("tenant_id", "business_day_id") REFERENCES "business_day"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "statement_file" ADD CONSTRAINT "statement_file_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "statement_file" ADD CONSTRAINT "statement_file_tenant_id_document_id_fkey" FOREIGN KEY ("tenant_id", "document_id") REFERENCES "document"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "statement_line" ADD CONSTRAINT "statement_line_tenant_id_file_id_fkey" FOREIGN KEY ("tenant_id", "file_id") REFERENCES "statement_file"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "statement_line" ADD CONSTRAINT "statement_line_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "match_part" ADD CONSTRAINT "match_part_tenant_id_match_id_fkey" FOREIGN KEY ("tenant_id", "match_id") REFERENCES "match"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "match_part" ADD CONSTRAINT "match_part_tenant_id_line_id_fkey" FOREIGN KEY ("tenant_id", "line_id") REFERENCES "statement_line"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "match_part" ADD CONSTRAINT "match_part_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "seal" ADD CONSTRAINT "seal_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reconciliation_break" ADD CONSTRAINT "reconciliation_break_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ── what Prisma cannot express ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['approval_request', 'approval_decision', 'business_day', 'close_step', 'statement_file', 'statement_line', 'match', 'match_part', 'match_signature', 'seal', 'reconciliation_break', 'payout_freeze'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['approval_decision', 'seal'] LOOP
    EXECUTE format('CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER insert_only_all BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON approval_request, business_day, close_step, statement_file, statement_line, match, match_part,
  match_signature, reconciliation_break, payout_freeze TO quittance_app;
GRANT SELECT, INSERT ON approval_decision, seal TO quittance_app;
-- the lines of an import that was undone leave with it: nothing was booked on them
GRANT DELETE ON statement_line TO quittance_app;

ALTER TABLE approval_request ADD CONSTRAINT approval_state CHECK (state IN ('pending','approved','rejected','expired','withdrawn'));
ALTER TABLE approval_decision ADD CONSTRAINT approval_vote CHECK (decision IN ('approve','reject'));
ALTER TABLE business_day ADD CONSTRAINT business_day_state CHECK (state IN ('open','closing','closed'));
ALTER TABLE close_step ADD CONSTRAINT close_step_state CHECK (state IN ('pending','running','done','failed','waived'));
ALTER TABLE statement_file ADD CONSTRAINT statement_state CHECK (state IN ('uploaded','parsed','checked','committed','rejected','undone'));
ALTER TABLE statement_line ADD CONSTRAINT line_amount CHECK (amount >= 0 AND matched BETWEEN 0 AND amount),
  ADD CONSTRAINT line_side CHECK (side IN ('C','D')),
  ADD CONSTRAINT line_state CHECK (state IN ('unmatched','proposed','part_matched','matched','duplicate_suspect','ignored')),
  ADD CONSTRAINT line_matched CHECK ((state = 'matched') <= (matched = amount));
ALTER TABLE match ADD CONSTRAINT match_state CHECK (state IN ('proposed','confirmed','unmatched')),
  ADD CONSTRAINT match_score CHECK (score BETWEEN 0 AND 100);
ALTER TABLE match_part ADD CONSTRAINT match_part_amount CHECK (amount > 0);
ALTER TABLE reconciliation_break ADD CONSTRAINT break_type CHECK (type IN ('BK1','BK2','BK3','BK4','BK5','BK6','BK7')),
  ADD CONSTRAINT break_state CHECK (state IN ('open','explained','resolved'));
ALTER TABLE payout_freeze ADD CONSTRAINT freeze_state CHECK (state IN ('open','lifted')),
  ADD CONSTRAINT freeze_two CHECK (first_by_id IS DISTINCT FROM second_by_id OR first_by_id IS NULL);
ALTER TABLE accounting_period ADD CONSTRAINT period_days CHECK (ends_on >= starts_on);
CREATE UNIQUE INDEX hand_statement_file_once ON statement_file (tenant_id, bank_account_id, sha256) WHERE state = 'committed';
CREATE UNIQUE INDEX hand_freeze_open ON payout_freeze (tenant_id, invariant, scope_type, scope_id) WHERE state = 'open';
CREATE INDEX hand_line_open ON statement_line (tenant_id, booking_date, id) WHERE state IN ('unmatched', 'proposed', 'part_matched');

-- ── the posting function again: periods that are softly closed or re-opened, and who checked ──
DROP FUNCTION post_entry(uuid, text, text, uuid, text, date, date, text, text, text, uuid, text, uuid, text, jsonb, uuid, text);
CREATE FUNCTION post_entry(
  p_id uuid, p_voucher_type text, p_rule_code text, p_cause_event uuid, p_cause_key text,
  p_effective date, p_business date, p_narration text, p_desk text,
  p_made_by_kind text, p_made_by_id uuid, p_subject_type text, p_subject_id uuid,
  p_currency text, p_lines jsonb, p_reverses uuid DEFAULT NULL, p_reason text DEFAULT NULL,
  p_checked_by_kind text DEFAULT NULL, p_checked_by_id uuid DEFAULT NULL, p_adjusts boolean DEFAULT false
) RETURNS TABLE (posting_date date, hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  v_posting date;
  v_fiscal int;
  v_year int;
  v_count int; v_dr numeric; v_cr numeric;
  v_missing record;
  v_short record;
  v_lines text;
  v_hash bytea;
  v_at timestamptz(3) := clock_timestamp();
BEGIN
  IF v_tenant IS NULL THEN
    RAISE EXCEPTION 'TENANT_MISSING' USING ERRCODE = 'QU000';
  END IF;
  SELECT count(*), sum((l->>'dr')::numeric), sum((l->>'cr')::numeric),
         string_agg(format('%s|%s|%s|%s', l->>'code', coalesce(l->>'dimension_id', ''), l->>'dr', l->>'cr'), ';' ORDER BY n)
    INTO v_count, v_dr, v_cr, v_lines
    FROM jsonb_array_elements(p_lines) WITH ORDINALITY AS x(l, n);
  IF v_count < 2 OR v_dr <> v_cr OR v_dr <= 0 THEN
    RAISE EXCEPTION 'ENTRY_UNBALANCED: % lines, debits %, credits %', v_count, v_dr, v_cr USING ERRCODE = 'QU001';
  END IF;
  IF p_effective > p_business THEN
    RAISE EXCEPTION 'EFFECTIVE_AFTER_BUSINESS_DATE' USING ERRCODE = 'QU006';
  END IF;

  -- A date is open unless a closed period covers it; a closed one moves to the first open date after. A softly
  -- closed period still takes adjustments, a re-opened one everything until its time is over.
  v_posting := (
    WITH RECURSIVE walk(d) AS (
      SELECT p_effective
      UNION ALL
      SELECT a.ends_on + 1 FROM walk w JOIN accounting_period a
        ON a.tenant_id = v_tenant AND w.d BETWEEN a.starts_on AND a.ends_on
          AND CASE a.state WHEN 'open' THEN a.reopened_until < v_at WHEN 'soft_closed' THEN NOT p_adjusts ELSE true END
    ) SELECT max(d) FROM walk);
  IF v_posting > p_business THEN
    RAISE EXCEPTION 'PERIOD_LOCKED: first open date %', v_posting USING ERRCODE = 'QU005';
  END IF;

  SELECT t.fiscal_start_month INTO v_fiscal FROM tenant t WHERE t.id = v_tenant;
  v_year := extract(year FROM v_posting)::int - CASE WHEN extract(month FROM v_posting) < v_fiscal THEN 1 ELSE 0 END;

  -- A line names a code; its control row says which dimension it must carry.
  SELECT l->>'code' AS code, c.id AS control, c.dimension_type, c.frozen INTO v_missing
    FROM jsonb_array_elements(p_lines) l
    LEFT JOIN ledger_account c ON c.tenant_id = v_tenant AND c.code = l->>'code' AND c.dimension_id IS NULL AND c.currency = p_currency
    WHERE c.id IS NULL OR c.frozen OR (c.dimension_type IS NOT NULL) <> (l->>'dimension_id' IS NOT NULL)
    LIMIT 1;
  IF FOUND THEN
    IF v_missing.control IS NULL THEN
      RAISE EXCEPTION 'ACCOUNT_MISSING: % %', v_missing.code, p_currency USING ERRCODE = 'QU002';
    ELSIF v_missing.frozen THEN
      RAISE EXCEPTION 'ACCOUNT_FROZEN: %', v_missing.code USING ERRCODE = 'QU007';
    END IF;
    RAISE EXCEPTION 'DIMENSION_MISSING: % needs %', v_missing.code, coalesce(v_missing.dimension_type, 'none') USING ERRCODE = 'QU003';
  END IF;

  -- Sub-accounts come into being with their first posting.
  INSERT INTO ledger_account (tenant_id, id, code, name, type, normal_side, currency, dimension_type, dimension_id, protected, parent_id, desk)
    SELECT DISTINCT ON (c.code, d.dimension_id) v_tenant, uuidv7(), c.code, c.name, c.type, c.normal_side, c.currency, c.dimension_type,
           d.dimension_id, c.protected, c.id, c.desk
    FROM (SELECT l->>'code' AS code, (l->>'dimension_id')::uuid AS dimension_id FROM jsonb_array_elements(p_lines) l) d
    JOIN ledger_account c ON c.tenant_id = v_tenant AND c.code = d.code AND c.dimension_id IS NULL AND c.currency = p_currency
    WHERE d.dimension_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM ledger_account x WHERE x.tenant_id = v_tenant AND x.code = d.code
                      AND x.dimension_type = c.dimension_type AND x.dimension_id = d.dimension_id AND x.currency = p_currency)
    ORDER BY c.code, d.dimension_id
    ON CONFLICT DO NOTHING;

  v_hash := sha256(convert_to(concat_ws(chr(10), v_tenant, p_id, p_voucher_type, p_rule_code, p_cause_key,
    p_effective, v_posting, p_business, p_currency, v_lines, coalesce(p_reverses::text, '')), 'UTF8'));

  INSERT INTO journal_entry (tenant_id, id, voucher_type, fiscal_year, rule_code, cause_event_id, cause_key, effective_date, posting_date,
      business_date, recorded_at, narration, reverses_entry_id, reversal_reason, made_by_kind, made_by_id, checked_by_kind, checked_by_id, desk, subject_type,
      subject_id, hash)
    VALUES (v_tenant, p_id, p_voucher_type, v_year, p_rule_code, p_cause_event, p_cause_key, p_effective, v_posting,
      p_business, v_at, left(p_narration, 255), p_reverses, p_reason, p_made_by_kind, p_made_by_id, p_checked_by_kind, p_checked_by_id, p_desk,
      p_subject_type, p_subject_id, v_hash);

  INSERT INTO posting (tenant_id, id, entry_id, line_no, account_id, dr, cr, currency, effective_date, posting_date, recorded_at, dimensions)
    SELECT v_tenant, uuidv7(), p_id, x.n, a.id, (x.l->>'dr')::bigint, (x.l->>'cr')::bigint, p_currency, p_effective, v_posting, v_at,
           coalesce(x.l->'dimensions', '{}'::jsonb)
    FROM jsonb_array_elements(p_lines) WITH ORDINALITY AS x(l, n)
    JOIN ledger_account a ON a.tenant_id = v_tenant AND a.code = x.l->>'code' AND a.currency = p_currency
      AND a.dimension_id IS NOT DISTINCT FROM (x.l->>'dimension_id')::uuid;

  -- Rows are locked in ascending account id; an unprotected account spreads over 16 shards, so that a
  -- busy one (processor clearing, income) is never one locked row.
  WITH delta AS (
    SELECT a.id, a.protected, a.code,
           CASE WHEN a.protected THEN 0 ELSE pg_backend_pid() % 16 END AS shard,
           sum(CASE WHEN a.normal_side = 'debit' THEN p.dr - p.cr ELSE p.cr - p.dr END)::bigint AS amount
    FROM posting p JOIN ledger_account a ON a.tenant_id = v_tenant AND a.id = p.account_id
    WHERE p.tenant_id = v_tenant AND p.entry_id = p_id
    GROUP BY a.id, a.protected, a.code
    ORDER BY a.id
  ), kept AS (
    INSERT INTO ledger_balance AS b (tenant_id, account_id, shard, posted, version)
      SELECT v_tenant, d.id, d.shard, d.amount, 1 FROM delta d ORDER BY d.id
      ON CONFLICT (tenant_id, account_id, shard) DO UPDATE SET posted = b.posted + excluded.posted, version = b.version + 1
      RETURNING b.account_id, b.posted, b.held, b.minimum
  )
  SELECT d.code, k.posted, k.held, k.minimum, d.amount INTO v_short
    FROM kept k JOIN delta d ON d.id = k.account_id
    WHERE d.protected AND d.amount < 0 AND k.posted - k.held - k.minimum < 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'INSUFFICIENT_AVAILABLE: % available %, asked %', v_short.code,
      v_short.posted - v_short.amount - v_short.held - v_short.minimum, -v_short.amount USING ERRCODE = 'QU004';
  END IF;

  RETURN QUERY SELECT v_posting, v_hash;
END $$;

GRANT CREATE ON SCHEMA public TO quittance_ledger;
DO $$
DECLARE f regprocedure;
BEGIN
  SELECT p.oid::regprocedure INTO STRICT f FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname = 'post_entry';
  EXECUTE format('ALTER FUNCTION %s OWNER TO quittance_ledger', f);
  EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO quittance_app', f);
END $$;
REVOKE CREATE ON SCHEMA public FROM quittance_ledger;
