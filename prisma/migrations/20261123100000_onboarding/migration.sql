-- Sample data (spec 07 §1.2 step 5, docs/decisions/0019): made up, told apart by the row itself, taken out again whole.
-- A sample collector and a sample client are known by their state, so that whatever asks for somebody active passes
-- them over: seats, sign-in, choices, pay-outs. Debtors and accounts keep their own states and carry a mark.

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "is_sample" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "is_sample" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE staff DROP CONSTRAINT staff_status,
  ADD CONSTRAINT staff_status CHECK (status IN ('invited', 'active', 'deactivated', 'sample'));
ALTER TABLE creditor DROP CONSTRAINT creditor_state,
  ADD CONSTRAINT creditor_state CHECK (state IN ('active', 'suspended', 'ended', 'sample'));

CREATE INDEX hand_account_sample ON account (tenant_id, id) WHERE is_sample;
CREATE INDEX hand_customer_sample ON customer (tenant_id, id) WHERE is_sample;
-- figures are of real accounts or of sample ones, never of both
DROP INDEX hand_account_figures;
CREATE INDEX hand_account_figures ON account (tenant_id, status, due_date) INCLUDE (balance, original_amount, collected)
  WHERE published_at IS NOT NULL AND NOT is_sample;

-- What is real never becomes a sample, nor the other way round: only then may samples be deleted.
CREATE TRIGGER sample_for_good BEFORE UPDATE OF is_sample ON account FOR EACH ROW
  WHEN (OLD.is_sample IS DISTINCT FROM NEW.is_sample) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sample_for_good BEFORE UPDATE OF is_sample ON customer FOR EACH ROW
  WHEN (OLD.is_sample IS DISTINCT FROM NEW.is_sample) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sample_for_good BEFORE UPDATE OF status ON staff FOR EACH ROW
  WHEN ((OLD.status = 'sample') IS DISTINCT FROM (NEW.status = 'sample')) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sample_for_good BEFORE UPDATE OF state ON creditor FOR EACH ROW
  WHEN ((OLD.state = 'sample') IS DISTINCT FROM (NEW.state = 'sample')) EXECUTE FUNCTION refuse_change();

-- A move of an account stays for good, a sample account's apart.
CREATE FUNCTION refuse_change_of_move() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM account a WHERE a.tenant_id = OLD.tenant_id AND a.id = OLD.account_id AND a.is_sample) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'IMMUTABLE: % on % is refused; correct it by a further row', TG_OP, TG_TABLE_NAME USING ERRCODE = 'QU009';
END $$;
DROP TRIGGER insert_only ON account_movement;
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON account_movement FOR EACH ROW EXECUTE FUNCTION refuse_change_of_move();

-- Whoever takes name words out waits for those who are putting names in: a word they saw must not go.
CREATE OR REPLACE FUNCTION keep_name_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('name_word:' || d.tenant_id::text, 0))
    FROM (SELECT DISTINCT tenant_id FROM changed) d;
  INSERT INTO name_word (tenant_id, id, word, sound)
    SELECT d.tenant_id, uuidv7(), d.word, dmetaphone(d.word)
    FROM (SELECT DISTINCT c.tenant_id, w.word FROM changed c CROSS JOIN LATERAL unnest(name_words(c.name_key)) w(word)
          WHERE w.word <> '') d
    WHERE NOT EXISTS (SELECT 1 FROM name_word x WHERE x.tenant_id = d.tenant_id AND x.word = d.word)
    ORDER BY d.word
  ON CONFLICT (tenant_id, word) DO NOTHING;
  RETURN NULL;
END $$;

-- Takes every sample row of the firm out with what people did to it, and says how many of each. The application may
-- delete none of these tables itself. Something real that still names a sample ends it: SAMPLE_IN_USE and the table.
CREATE FUNCTION remove_sample_rows() RETURNS TABLE (name text, removed int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  v_accounts uuid[]; v_people uuid[]; v_clients uuid[]; v_contracts uuid[]; v_hands uuid[]; v_words text[];
  v_begun timestamptz; v_table text;
BEGIN
  IF v_tenant IS NULL THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('name_word:' || v_tenant::text, 0));
  SELECT coalesce(array_agg(a.id), '{}'), min(a.created_at) INTO v_accounts, v_begun FROM account a WHERE a.tenant_id = v_tenant AND a.is_sample;
  SELECT coalesce(array_agg(c.id), '{}') INTO v_people FROM customer c WHERE c.tenant_id = v_tenant AND c.is_sample;
  SELECT coalesce(array_agg(DISTINCT w.word), '{}') INTO v_words FROM customer c CROSS JOIN LATERAL unnest(name_words(c.name_key)) w(word)
    WHERE c.tenant_id = v_tenant AND c.is_sample;
  SELECT coalesce(array_agg(c.id), '{}') INTO v_clients FROM creditor c WHERE c.tenant_id = v_tenant AND c.state = 'sample';
  SELECT coalesce(array_agg(k.id), '{}') INTO v_contracts FROM contract k WHERE k.tenant_id = v_tenant AND k.creditor_id = ANY(v_clients);
  SELECT coalesce(array_agg(s.id), '{}') INTO v_hands FROM staff s WHERE s.tenant_id = v_tenant AND s.status = 'sample';
  BEGIN
    UPDATE staff s SET reports_to_id = NULL WHERE s.tenant_id = v_tenant AND s.reports_to_id = ANY(v_hands);
    UPDATE department d SET head_id = NULL WHERE d.tenant_id = v_tenant AND d.head_id = ANY(v_hands);
    UPDATE department d SET deputy_id = NULL WHERE d.tenant_id = v_tenant AND d.deputy_id = ANY(v_hands);
    UPDATE absence b SET stand_in_id = NULL WHERE b.tenant_id = v_tenant AND b.stand_in_id = ANY(v_hands);
    name := 'note';
    DELETE FROM note n WHERE n.tenant_id = v_tenant AND (n.subject_type, n.subject_id) IN
      (SELECT 'account', unnest(v_accounts) UNION ALL SELECT 'customer', unnest(v_people) UNION ALL SELECT 'creditor', unnest(v_clients));
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'notification';
    DELETE FROM notification n WHERE n.tenant_id = v_tenant AND
      (n.recipient_id = ANY(v_hands) OR n.link = ANY(SELECT '/accounts/' || unnest(v_accounts)::text));
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'distribution_run';
    DELETE FROM distribution_run r WHERE r.tenant_id = v_tenant AND r.created_at >= v_begun
      AND jsonb_array_length(r.preview->'assigned') + jsonb_array_length(r.preview->'left') > 0
      AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(r.preview->'assigned') x WHERE NOT (x->>'accountId')::uuid = ANY(v_accounts))
      AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements_text(r.preview->'left') x WHERE NOT x::uuid = ANY(v_accounts));
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'account_movement';
    DELETE FROM account_movement m WHERE m.tenant_id = v_tenant AND m.account_id = ANY(v_accounts);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'account_party';
    DELETE FROM account_party y WHERE y.tenant_id = v_tenant AND y.account_id = ANY(v_accounts);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'account_holder';
    DELETE FROM account_holder h WHERE h.tenant_id = v_tenant AND h.account_id = ANY(v_accounts);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'account';
    DELETE FROM account a WHERE a.tenant_id = v_tenant AND a.id = ANY(v_accounts);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'contact_point';
    DELETE FROM contact_point p WHERE p.tenant_id = v_tenant AND p.customer_id = ANY(v_people);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'customer';
    DELETE FROM customer c WHERE c.tenant_id = v_tenant AND c.id = ANY(v_people);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'name_word';
    DELETE FROM name_word w WHERE w.tenant_id = v_tenant AND w.word = ANY(v_words)
      AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.tenant_id = v_tenant AND name_words(c.name_key) && ARRAY[w.word]);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'placement';
    DELETE FROM placement p WHERE p.tenant_id = v_tenant AND p.creditor_id = ANY(v_clients);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'contract_version';
    DELETE FROM contract_version v WHERE v.tenant_id = v_tenant AND v.contract_id = ANY(v_contracts);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'contract';
    DELETE FROM contract k WHERE k.tenant_id = v_tenant AND k.id = ANY(v_contracts);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'creditor';
    DELETE FROM creditor c WHERE c.tenant_id = v_tenant AND c.id = ANY(v_clients);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'absence';
    DELETE FROM absence b WHERE b.tenant_id = v_tenant AND b.staff_id = ANY(v_hands);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'collector_profile';
    DELETE FROM collector_profile p WHERE p.tenant_id = v_tenant AND p.staff_id = ANY(v_hands);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'staff_role';
    DELETE FROM staff_role r WHERE r.tenant_id = v_tenant AND r.staff_id = ANY(v_hands);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
    name := 'staff';
    DELETE FROM staff s WHERE s.tenant_id = v_tenant AND s.id = ANY(v_hands);
    GET DIAGNOSTICS removed = ROW_COUNT; RETURN NEXT;
  EXCEPTION WHEN foreign_key_violation THEN
    GET STACKED DIAGNOSTICS v_table = TABLE_NAME;
    RAISE EXCEPTION 'SAMPLE_IN_USE: %', v_table USING ERRCODE = 'QU019';
  END;
END $$;
REVOKE ALL ON FUNCTION remove_sample_rows() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_sample_rows() TO quittance_app;
