-- The ledger's only writers. Source: spec 05 §1 and §4. Errors carry SQLSTATE QU0xx and a code that
-- platform/db maps to an outcome.

-- One balanced entry with its lines and balances in one round trip.
-- p_lines: [{"code","dimension_id"?,"dr","cr","dimensions"?}] amounts in minor units.
CREATE FUNCTION post_entry(
  p_id uuid, p_voucher_type text, p_rule_code text, p_cause_event uuid, p_cause_key text,
  p_effective date, p_business date, p_narration text, p_desk text,
  p_made_by_kind text, p_made_by_id uuid, p_subject_type text, p_subject_id uuid,
  p_currency text, p_lines jsonb, p_reverses uuid DEFAULT NULL, p_reason text DEFAULT NULL
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

  -- A date is open unless a closed period covers it; a closed one moves to the first open date after.
  v_posting := (
    WITH RECURSIVE walk(d) AS (
      SELECT p_effective
      UNION ALL
      SELECT a.ends_on + 1 FROM walk w JOIN accounting_period a
        ON a.tenant_id = v_tenant AND a.state <> 'open' AND w.d BETWEEN a.starts_on AND a.ends_on
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
      business_date, recorded_at, narration, reverses_entry_id, reversal_reason, made_by_kind, made_by_id, desk, subject_type, subject_id, hash)
    VALUES (v_tenant, p_id, p_voucher_type, v_year, p_rule_code, p_cause_event, p_cause_key, p_effective, v_posting,
      p_business, v_at, left(p_narration, 255), p_reverses, p_reason, p_made_by_kind, p_made_by_id, p_desk, p_subject_type, p_subject_id, v_hash);

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

-- Sets money aside; refused when less is available than asked.
CREATE FUNCTION place_hold(
  p_id uuid, p_code text, p_dimension uuid, p_currency text, p_kind text, p_amount bigint,
  p_owner_type text, p_owner_id uuid, p_reason text, p_expires timestamptz DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  v_account uuid;
  v_left bigint;
  v_now record;
BEGIN
  IF v_tenant IS NULL THEN
    RAISE EXCEPTION 'TENANT_MISSING' USING ERRCODE = 'QU000';
  END IF;
  SELECT a.id INTO v_account FROM ledger_account a
    WHERE a.tenant_id = v_tenant AND a.code = p_code AND a.currency = p_currency AND a.dimension_id IS NOT DISTINCT FROM p_dimension;
  UPDATE ledger_balance b SET held = b.held + p_amount, version = b.version + 1
    WHERE b.tenant_id = v_tenant AND b.account_id = v_account AND b.shard = 0 AND b.posted - b.held - b.minimum >= p_amount
    RETURNING b.posted - b.held - b.minimum INTO v_left;
  IF NOT FOUND THEN
    SELECT b.posted, b.held, b.minimum INTO v_now FROM ledger_balance b
      WHERE b.tenant_id = v_tenant AND b.account_id = v_account AND b.shard = 0;
    RAISE EXCEPTION 'INSUFFICIENT_AVAILABLE: % available %, asked %', p_code,
      coalesce(v_now.posted - v_now.held - v_now.minimum, 0), p_amount USING ERRCODE = 'QU004';
  END IF;
  INSERT INTO hold (tenant_id, id, account_id, kind, amount, owner_type, owner_id, reason, expires_at)
    VALUES (v_tenant, p_id, v_account, p_kind, p_amount, p_owner_type, p_owner_id, p_reason, p_expires);
  RETURN v_left;
END $$;

-- Gives back up to p_amount of an owner's active hold of one kind (all of it when null); returns what was freed.
-- A capture frees too: the caller posts the money out in the same transaction, right after.
CREATE FUNCTION release_hold(p_owner_type text, p_owner_id uuid, p_kind text, p_amount bigint DEFAULT NULL, p_capture boolean DEFAULT false)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  h record; v_take bigint; v_freed bigint := 0; v_want bigint := p_amount;
BEGIN
  IF v_tenant IS NULL THEN
    RAISE EXCEPTION 'TENANT_MISSING' USING ERRCODE = 'QU000';
  END IF;
  FOR h IN SELECT * FROM hold x WHERE x.tenant_id = v_tenant AND x.owner_type = p_owner_type AND x.owner_id = p_owner_id
      AND x.kind = p_kind AND x.state IN ('active', 'part_captured') ORDER BY x.id FOR UPDATE LOOP
    v_take := least(h.amount - h.captured, coalesce(v_want, h.amount - h.captured));
    CONTINUE WHEN v_take <= 0;
    UPDATE hold SET captured = captured + v_take,
        state = CASE WHEN captured + v_take = amount THEN CASE WHEN p_capture THEN 'captured' ELSE 'voided' END ELSE 'part_captured' END,
        version = version + 1, updated_at = now()
      WHERE tenant_id = v_tenant AND id = h.id;
    UPDATE ledger_balance b SET held = b.held - v_take, version = b.version + 1
      WHERE b.tenant_id = v_tenant AND b.account_id = h.account_id AND b.shard = 0;
    v_freed := v_freed + v_take;
    v_want := v_want - v_take;
  END LOOP;
  RETURN v_freed;
END $$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname IN ('post_entry', 'place_hold', 'release_hold') LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO quittance_ledger', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO quittance_app', f);
  END LOOP;
END $$;

-- Whoever writes an entry, by whatever way, it balances at commit or the transaction dies.
CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT count(*) AS n, coalesce(sum(p.dr), 0) AS dr, coalesce(sum(p.cr), 0) AS cr, count(DISTINCT p.currency) AS c
                   FROM posting p WHERE p.tenant_id = NEW.tenant_id AND p.entry_id = NEW.id) s
    WHERE s.n < 2 OR s.dr <> s.cr OR s.c <> 1) THEN
    RAISE EXCEPTION 'ENTRY_UNBALANCED: entry %', NEW.id USING ERRCODE = 'QU001';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced();

REVOKE CREATE ON SCHEMA public FROM quittance_across, quittance_ledger;
