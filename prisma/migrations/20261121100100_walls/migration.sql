-- The walls that Prisma cannot express: roles, row-level security, partitions, checks,
-- immutability, partial indexes and the search functions.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Postgres 18 has uuidv7(); older servers get an equal one.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_proc WHERE proname = 'uuidv7' AND pronamespace = 'pg_catalog'::regnamespace) THEN
    CREATE FUNCTION public.uuidv7() RETURNS uuid LANGUAGE sql VOLATILE AS $f$
      SELECT encode(
        set_byte(
          set_byte(
            overlay(uuid_send(gen_random_uuid())
              PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
            6, (get_byte(uuid_send(gen_random_uuid()), 6) & 15) | 112),
          8, (get_byte(uuid_send(gen_random_uuid()), 8) & 63) | 128), 'hex')::uuid
    $f$;
  END IF;
END $$;

-- ── roles ──
-- quittance_app: web and worker. quittance_across: functions named acrossTenants… only.
-- quittance_ledger: owns the posting functions; nobody logs in as it.
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['quittance_app', 'quittance_across', 'quittance_ledger'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = r) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', r);
    END IF;
    -- the migrating owner must be able to hand functions over to these roles
    IF NOT pg_has_role(current_user, r, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO current_user', r);
    END IF;
  END LOOP;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO quittance_app, quittance_across, quittance_ledger;
-- only until the functions below are handed over: CREATE is needed to own a function here
GRANT CREATE ON SCHEMA public TO quittance_across, quittance_ledger;

-- ── partitions by month of the uuidv7 id ──
CREATE FUNCTION uuid_floor(p_at timestamptz) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (lpad(to_hex((extract(epoch FROM p_at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

CREATE FUNCTION make_month_partitions(p_from date, p_months int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  t text; m date; part text; made int := 0;
BEGIN
  FOREACH t IN ARRAY ARRAY['event', 'event_subject', 'posting', 'account_movement', 'login_attempt'] LOOP
    FOR i IN 0..p_months LOOP
      m := (date_trunc('month', p_from) + make_interval(months => i))::date;
      part := format('%s_%s', t, to_char(m, 'YYYYMM'));
      IF to_regclass('public.' || quote_ident(part)) IS NULL THEN
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
          part, t, public.uuid_floor(m::timestamp AT TIME ZONE 'UTC'),
          public.uuid_floor((m + interval '1 month') AT TIME ZONE 'UTC'));
        made := made + 1;
      END IF;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION make_month_partitions(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_month_partitions(date, int) TO quittance_across;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['event', 'event_subject', 'posting', 'account_movement', 'login_attempt'] LOOP
    EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I DEFAULT', t || '_default', t);
  END LOOP;
END $$;
SELECT make_month_partitions((now() - interval '1 month')::date, 4);

-- ── grants ──
GRANT SELECT, INSERT, UPDATE ON
  tenant, user_account, user_token, session, provider_event,
  setting, desk_activation, branch, number_series, number_issued, idempotency_record, note, document, document_file,
  notification, import_profile, import_job, import_row, sftp_connection,
  customer, name_word, contact_point, identifier, creditor, staff, role, role_permission, staff_role, invitation,
  portal_account, portal_code,
  accounting_period, bank_account, processor_account, payment, payment_target, allocation, receipt, refund, payment_dispute,
  contract, contract_version, placement, account, account_party, account_holder, collector_profile, distribution_run
  TO quittance_app;
GRANT SELECT, INSERT ON event, event_subject, event_seal, event_anchor, entry_number, account_movement, login_attempt TO quittance_app;
GRANT SELECT ON ledger_account, ledger_balance, journal_entry, posting, hold TO quittance_app;
-- throwaway rows only: nothing with history is deleted
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO quittance_app;
GRANT DELETE ON login_attempt, user_token, session, idempotency_record, role_permission, staff_role, portal_code TO quittance_app;
-- chart of accounts: rows are installed and renamed, never retyped
GRANT INSERT ON ledger_account TO quittance_app;
GRANT UPDATE (name, frozen) ON ledger_account TO quittance_app;

GRANT SELECT, INSERT ON ledger_account, journal_entry, posting TO quittance_ledger;
GRANT SELECT, INSERT, UPDATE ON ledger_balance, hold TO quittance_ledger;
GRANT SELECT ON tenant, accounting_period TO quittance_ledger;

GRANT SELECT ON tenant, user_account, session, staff, staff_role, role, role_permission, portal_account, portal_code,
  processor_account, sftp_connection, import_job, invitation, event, event_seal, payment, refund, customer, name_word, account, contact_point
  TO quittance_across;

-- ── row-level security: every tenant table, forced ──
DO $$
DECLARE t text; platform text[] := ARRAY['session', 'provider_event'];
BEGIN
  FOR t IN
    SELECT c.relname FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> ALL (platform)
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['staff', 'staff_role', 'role', 'role_permission', 'portal_account', 'portal_code', 'processor_account',
      'sftp_connection', 'import_job', 'invitation', 'event', 'event_seal', 'payment', 'refund', 'customer', 'name_word', 'account', 'contact_point'] LOOP
    EXECUTE format('CREATE POLICY across_tenants ON public.%I FOR SELECT TO quittance_across USING (true)', t);
  END LOOP;
END $$;
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON tenant
  USING (id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY across_tenants ON tenant FOR SELECT TO quittance_across USING (true);

-- ── insert-only tables ──
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'IMMUTABLE: % on % is refused; correct it by a further row', TG_OP, TG_TABLE_NAME USING ERRCODE = 'QU009';
END $$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['event', 'event_subject', 'event_seal', 'event_anchor', 'journal_entry', 'entry_number', 'posting', 'account_movement'] LOOP
    EXECUTE format('CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER insert_only_all BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

-- ── what Prisma cannot index (names begin with hand_: the drift test knows them) ──
CREATE UNIQUE INDEX hand_account_open_ref ON account (tenant_id, creditor_id, external_ref) WHERE status <> 'CLOSED';
CREATE UNIQUE INDEX hand_payment_reference ON payment (tenant_id, rail, direction, ref_norm)
  WHERE ref_norm IS NOT NULL AND parent_id IS NULL AND state NOT IN ('failed', 'cancelled', 'expired', 'reversed');
CREATE UNIQUE INDEX hand_ledger_account_key ON ledger_account (tenant_id, code, dimension_type, dimension_id, currency) NULLS NOT DISTINCT;
CREATE INDEX hand_hold_active ON hold (tenant_id, account_id) WHERE state IN ('active', 'part_captured');
CREATE UNIQUE INDEX hand_invitation_open ON invitation (tenant_id, email) WHERE state = 'sent';
CREATE INDEX hand_account_due ON account (tenant_id, coalesce(due_date, 'infinity'::date), id);
CREATE INDEX hand_account_contact ON account (tenant_id, coalesce(last_contact_at, 'infinity'::timestamptz), id);
CREATE INDEX hand_account_action ON account (tenant_id, coalesce(next_action_at, 'infinity'::timestamptz), id);
CREATE INDEX hand_account_priority ON account (tenant_id, priority, id);
CREATE INDEX hand_payment_waiting ON payment (tenant_id, created_at) WHERE state IN ('created', 'submitted', 'processing');
CREATE INDEX hand_account_figures ON account (tenant_id, status, due_date) INCLUDE (balance, original_amount, collected) WHERE published_at IS NOT NULL;

CREATE FUNCTION name_words(p_name_key text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN string_to_array(p_name_key, ' ');
CREATE INDEX hand_customer_words ON customer USING gin (tenant_id, name_words(name_key));
CREATE INDEX hand_name_word_like ON name_word USING gin (tenant_id, word gin_trgm_ops);

-- ── checks ──
ALTER TABLE tenant ADD CONSTRAINT tenant_status CHECK (status IN ('trial','active','past_due','restricted','suspended','closing','closed')),
  ADD CONSTRAINT tenant_slug CHECK (slug ~ '^[a-z][a-z0-9-]{1,30}[a-z0-9]$'),
  ADD CONSTRAINT tenant_fiscal_month CHECK (fiscal_start_month BETWEEN 1 AND 12);
ALTER TABLE user_account ADD CONSTRAINT user_status CHECK (status IN ('unverified','active','deactivated'));
ALTER TABLE user_token ADD CONSTRAINT user_token_kind CHECK (kind IN ('verify_email','reset_password','unlock'));
ALTER TABLE session ADD CONSTRAINT session_kind CHECK (principal_kind IN ('visitor','staff','portal','operator'));
ALTER TABLE provider_event ADD CONSTRAINT provider_event_state CHECK (state IN ('received','processing','done','skipped','failed','dead'));
ALTER TABLE event ADD CONSTRAINT event_category CHECK (category IN ('change','access','denied','auth','system')),
  ADD CONSTRAINT event_actor CHECK (actor_kind IN ('staff','customer','creditor','system','api_key','operator'));
ALTER TABLE note ADD CONSTRAINT note_body CHECK (length(body) BETWEEN 1 AND 5000),
  ADD CONSTRAINT note_audience CHECK (audience IN ('internal','creditor'));
ALTER TABLE document ADD CONSTRAINT document_state CHECK (state IN ('draft','final','sent','signed','superseded','void'));
ALTER TABLE import_job ADD CONSTRAINT import_status CHECK (status IN ('pending','processing','completed','failed','cancelled','undone')),
  ADD CONSTRAINT import_stage CHECK (stage IN ('stored','checking','ready','loading','reporting','done'));
ALTER TABLE import_row ADD CONSTRAINT import_row_outcome CHECK (outcome IN ('error','skipped','warning','created'));
ALTER TABLE sftp_connection ADD CONSTRAINT sftp_state CHECK (state IN ('enabled','stopped')),
  ADD CONSTRAINT sftp_poll CHECK (poll_minutes BETWEEN 5 AND 1440),
  ADD CONSTRAINT sftp_port CHECK (port BETWEEN 1 AND 65535);
ALTER TABLE customer ADD CONSTRAINT customer_status CHECK (status IN ('active','merged','restricted','erased')),
  ADD CONSTRAINT customer_kind CHECK (kind IN ('person','business'));
ALTER TABLE contact_point ADD CONSTRAINT contact_state CHECK (state IN ('unverified','verified','bad','wrong_party'));
ALTER TABLE creditor ADD CONSTRAINT creditor_state CHECK (state IN ('active','suspended','ended'));
ALTER TABLE staff ADD CONSTRAINT staff_status CHECK (status IN ('invited','active','deactivated'));
ALTER TABLE invitation ADD CONSTRAINT invitation_state CHECK (state IN ('sent','accepted','expired','revoked'));
ALTER TABLE role_permission ADD CONSTRAINT permission_scope CHECK (scope IN ('own','assigned','team','all'));
ALTER TABLE ledger_account ADD CONSTRAINT ledger_type CHECK (type IN ('asset','liability','equity','income','expense','memo')),
  ADD CONSTRAINT ledger_side CHECK (normal_side IN ('debit','credit'));
ALTER TABLE ledger_balance ADD CONSTRAINT ledger_held CHECK (held >= 0);
ALTER TABLE journal_entry ADD CONSTRAINT entry_voucher CHECK (voucher_type IN ('receipt','payment','journal','contra'));
ALTER TABLE posting ADD CONSTRAINT posting_one_side CHECK (dr >= 0 AND cr >= 0 AND (dr > 0) <> (cr > 0));
ALTER TABLE hold ADD CONSTRAINT hold_amount CHECK (amount > 0 AND captured BETWEEN 0 AND amount),
  ADD CONSTRAINT hold_kind CHECK (kind IN ('uncleared','committed','pending_out','lien','dispute','legal','invariant')),
  ADD CONSTRAINT hold_state CHECK (state IN ('active','captured','part_captured','voided','expired'));
ALTER TABLE accounting_period ADD CONSTRAINT period_state CHECK (state IN ('open','soft_closed','locked'));
ALTER TABLE bank_account ADD CONSTRAINT bank_kind CHECK (kind IN ('operating','trust'));
ALTER TABLE processor_account ADD CONSTRAINT processor_state CHECK (state IN ('not_started','onboarding','action_needed','enabled','disabled')),
  ADD CONSTRAINT processor_money CHECK (money_kind IN ('operating','trust'));
ALTER TABLE payment ADD CONSTRAINT payment_amount CHECK (amount > 0 AND refunded BETWEEN 0 AND amount),
  ADD CONSTRAINT payment_direction CHECK (direction IN ('in','out')),
  ADD CONSTRAINT payment_method CHECK (method IN ('cash','cheque','bank_transfer','wire','card','bank_slip','set_off','payroll','adjustment','paid_client')),
  ADD CONSTRAINT payment_state CHECK (state IN ('created','submitted','processing','succeeded','cleared','part_refunded','refunded','failed','cancelled','expired','returned','disputed','charged_back','reversed'));
ALTER TABLE allocation ADD CONSTRAINT allocation_component CHECK (component IN ('principal','interest','fees','costs','other','unapplied'));
ALTER TABLE refund ADD CONSTRAINT refund_state CHECK (state IN ('pending','succeeded','failed','cancelled')),
  ADD CONSTRAINT refund_amount CHECK (amount > 0);
ALTER TABLE payment_dispute ADD CONSTRAINT dispute_state CHECK (state IN ('needs_response','under_review','won','lost','warning'));
ALTER TABLE contract ADD CONSTRAINT contract_state CHECK (state IN ('draft','in_review','active','suspended','ended'));
ALTER TABLE placement ADD CONSTRAINT placement_state CHECK (state IN ('received','loading','loaded','acknowledged','working','closed'));
ALTER TABLE account
  ADD CONSTRAINT account_status CHECK (status IN ('NEW','ASSIGNED','IN_CONTACT','NEGOTIATING','PAYMENT_PLAN','SETTLED','DISPUTED','CLOSED')),
  ADD CONSTRAINT account_money_state CHECK (money_state IN ('open','paid_in_full','settled','overpaid','waived','written_off')),
  ADD CONSTRAINT account_priority CHECK (priority BETWEEN 0 AND 3),
  ADD CONSTRAINT account_score CHECK (score BETWEEN 0 AND 100),
  ADD CONSTRAINT account_buckets CHECK (principal >= 0 AND interest >= 0 AND fees >= 0 AND costs >= 0 AND other >= 0),
  ADD CONSTRAINT account_balance CHECK (balance = principal + interest + fees + costs + other),
  ADD CONSTRAINT account_original CHECK (original_amount > 0 AND original_amount <= 999999999999),
  ADD CONSTRAINT account_type CHECK (account_type IN ('credit_card','personal_loan','auto_loan','student_loan','medical','retail','utilities','telecom','rent','judgment','returned_check','tax_fee','other')),
  ADD CONSTRAINT account_close_reason CHECK ((status = 'CLOSED') = (close_reason IS NOT NULL));
ALTER TABLE collector_profile ADD CONSTRAINT collector_capacity CHECK (max_accounts BETWEEN 1 AND 5000);
ALTER TABLE distribution_run ADD CONSTRAINT distribution_state CHECK (state IN ('previewed','done'));

-- ── name search: trigram and sound operators are not leakproof, so under row-level security they would
-- lose their index; this function reads the tenant from the setting and filters by it first. It looks for
-- words like those typed among the distinct words of names, then for people who have one of each ──
CREATE FUNCTION keep_name_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO name_word (tenant_id, id, word, sound)
    SELECT d.tenant_id, uuidv7(), d.word, dmetaphone(d.word)
    FROM (SELECT DISTINCT c.tenant_id, w.word FROM changed c CROSS JOIN LATERAL unnest(name_words(c.name_key)) w(word)
          WHERE w.word <> '') d
    WHERE NOT EXISTS (SELECT 1 FROM name_word x WHERE x.tenant_id = d.tenant_id AND x.word = d.word)
    ORDER BY d.word
  ON CONFLICT (tenant_id, word) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_name_words AFTER INSERT ON customer REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_name_words();
CREATE TRIGGER keep_changed_name_words AFTER UPDATE ON customer REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_name_words();

CREATE FUNCTION search_customers(p_name_key text, p_limit int)
RETURNS TABLE (customer_id uuid, rank real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
SET pg_trgm.similarity_threshold = 0.3 AS $$
DECLARE
  v_tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  v_word text;
  v_like text[];
  v_where text := '';
BEGIN
  IF v_tenant IS NULL THEN
    RETURN;
  END IF;
  FOREACH v_word IN ARRAY (name_words(p_name_key))[1:5] LOOP
    CONTINUE WHEN v_word = '';
    SELECT array_agg(l.word) INTO v_like FROM (
      SELECT w.word FROM name_word w
      WHERE w.tenant_id = v_tenant AND (w.word % v_word OR (length(v_word) > 2 AND w.sound = dmetaphone(v_word) AND w.sound <> ''))
      ORDER BY (w.word = v_word) DESC, similarity(w.word, v_word) DESC, w.word LIMIT 20
    ) l;
    -- a word nothing resembles names nobody
    IF v_like IS NULL THEN
      RETURN;
    END IF;
    v_where := v_where || format(' AND name_words(c.name_key) && %L::text[]', v_like);
  END LOOP;
  IF v_where = '' THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format(
    'SELECT f.id, similarity(f.name_key, $2)::real FROM (
       SELECT c.id, c.name_key FROM customer c WHERE c.tenant_id = $1 %s LIMIT 2000) f
     ORDER BY 2 DESC, 1 LIMIT $3', v_where)
    USING v_tenant, p_name_key, least(greatest(p_limit, 1), 500);
END $$;
ALTER FUNCTION search_customers(text, int) OWNER TO quittance_across;
REVOKE ALL ON FUNCTION search_customers(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_customers(text, int) TO quittance_app;
