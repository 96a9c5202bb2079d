-- The statement desk: every line by its day, and an undone import that takes its mere proposals with it (spec 05 §9).

GRANT DELETE ON match, match_part TO quittance_app;
CREATE INDEX hand_line_day ON statement_line (tenant_id, booking_date, id);
CREATE INDEX hand_line_account_day ON statement_line (tenant_id, bank_account_id, booking_date, id);
CREATE INDEX hand_ledger_control ON ledger_account (tenant_id, code, currency) WHERE dimension_id IS NULL;
CREATE INDEX hand_line_twin ON statement_line (tenant_id, bank_account_id, booking_date, amount);

-- ── the posting function again: the same, but a sub-account is found by its key ──
-- Behind row-level security only a plain column may be compared by index, not an expression over JSON; without
-- that each entry read every sub-account of its codes, and a bank line has one of its own.
CREATE OR REPLACE FUNCTION post_entry(
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
  SELECT d.code, c.id AS control, c.dimension_type, c.frozen INTO v_missing
    FROM jsonb_to_recordset(p_lines) AS d(code text, dimension_id uuid)
    LEFT JOIN LATERAL (SELECT * FROM ledger_account a WHERE a.tenant_id = v_tenant AND a.code = d.code AND a.dimension_id IS NULL AND a.currency = p_currency OFFSET 0) c ON true
    WHERE c.id IS NULL OR c.frozen OR (c.dimension_type IS NOT NULL) <> (d.dimension_id IS NOT NULL)
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
    FROM jsonb_to_recordset(p_lines) AS d(code text, dimension_id uuid)
    CROSS JOIN LATERAL (SELECT * FROM ledger_account a WHERE a.tenant_id = v_tenant AND a.code = d.code AND a.dimension_id IS NULL AND a.currency = p_currency OFFSET 0) c
    WHERE d.dimension_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM ledger_account x WHERE x.tenant_id = v_tenant AND x.code = d.code
                      AND x.dimension_type = c.dimension_type AND x.dimension_id = d.dimension_id AND x.currency = p_currency OFFSET 0)
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
    SELECT v_tenant, uuidv7(), p_id, x.n, coalesce(s.id, c.id), x.dr, x.cr, p_currency, p_effective, v_posting, v_at, coalesce(x.dimensions, '{}'::jsonb)
    FROM ROWS FROM (jsonb_to_recordset(p_lines) AS (code text, dimension_id uuid, dr bigint, cr bigint, dimensions jsonb))
      WITH ORDINALITY AS x(code, dimension_id, dr, cr, dimensions, n)
    CROSS JOIN LATERAL (SELECT * FROM ledger_account a WHERE a.tenant_id = v_tenant AND a.code = x.code AND a.dimension_id IS NULL AND a.currency = p_currency OFFSET 0) c
    LEFT JOIN LATERAL (SELECT a.id FROM ledger_account a WHERE a.tenant_id = v_tenant AND a.code = x.code AND a.dimension_type = c.dimension_type
      AND a.dimension_id = x.dimension_id AND a.currency = p_currency OFFSET 0) s ON true;

  -- Rows are locked in ascending account id; an unprotected account spreads over 16 shards, so that a
  -- busy one (processor clearing, income) is never one locked row.
  WITH own AS MATERIALIZED (
    SELECT p.account_id, p.dr, p.cr FROM posting p WHERE p.tenant_id = v_tenant AND p.entry_id = p_id
  ), delta AS (
    SELECT a.id, a.protected, a.code,
           CASE WHEN a.protected THEN 0 ELSE pg_backend_pid() % 16 END AS shard,
           sum(CASE WHEN a.normal_side = 'debit' THEN p.dr - p.cr ELSE p.cr - p.dr END)::bigint AS amount
    FROM own p CROSS JOIN LATERAL (SELECT * FROM ledger_account x WHERE x.tenant_id = v_tenant AND x.id = p.account_id OFFSET 0) a
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
