-- Day-end close, seals and what they knew (spec 05 §11, §12, §14, §15).

-- AlterTable
ALTER TABLE "business_day" ADD COLUMN     "lease_holder" TEXT,
ADD COLUMN     "lease_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "close_step" ADD COLUMN     "progress" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "journal_entry" ADD COLUMN     "txid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint;

-- AlterTable
ALTER TABLE "statement_line" ADD COLUMN     "txid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint;

-- AlterTable
ALTER TABLE "seal" ADD COLUMN     "nonce_key" BYTEA NOT NULL,
ADD COLUMN     "seal_no" INTEGER NOT NULL;

-- CreateTable
CREATE TABLE "day_balance" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "code" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "debits" BIGINT NOT NULL,
    "credits" BIGINT NOT NULL,
    "closing" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "day_balance_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "day_balance_tenant_id_day_code_currency_key" ON "day_balance"("tenant_id", "day", "code", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "seal_tenant_id_bank_account_id_seal_no_key" ON "seal"("tenant_id", "bank_account_id", "seal_no");

-- ── what Prisma cannot express ──
ALTER TABLE day_balance ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_balance FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON day_balance
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON day_balance FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_all BEFORE TRUNCATE ON day_balance FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON day_balance TO quittance_app;
CREATE INDEX hand_entry_business_day ON journal_entry (tenant_id, business_date);
CREATE INDEX hand_entry_txid ON journal_entry (tenant_id, txid);
CREATE INDEX hand_hold_due ON hold (tenant_id, expires_at, id) WHERE state IN ('active', 'part_captured') AND expires_at IS NOT NULL;

-- Ends up to p_limit holds whose time is over: an `uncleared` one is voided because its window ended, any other expires.
-- The kept balances are locked in ascending account id, as every posting does.
CREATE FUNCTION end_due_holds(p_uncleared boolean, p_until timestamptz, p_limit int)
RETURNS TABLE (hold_id uuid, owner_type text, owner_id uuid, freed bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  v_due uuid[];
BEGIN
  IF v_tenant IS NULL THEN
    RAISE EXCEPTION 'TENANT_MISSING' USING ERRCODE = 'QU000';
  END IF;
  SELECT coalesce(array_agg(d.id), '{}') INTO v_due FROM (
    SELECT h.id FROM hold h WHERE h.tenant_id = v_tenant AND h.state IN ('active', 'part_captured') AND h.expires_at <= p_until
      AND (h.kind = 'uncleared') = p_uncleared ORDER BY h.expires_at, h.id LIMIT p_limit) d;
  PERFORM 1 FROM ledger_balance b WHERE b.tenant_id = v_tenant AND b.shard = 0
    AND b.account_id IN (SELECT h.account_id FROM hold h WHERE h.tenant_id = v_tenant AND h.id = ANY (v_due))
    ORDER BY b.account_id FOR UPDATE;
  RETURN QUERY WITH ended AS (
    UPDATE hold h SET captured = h.amount, state = CASE WHEN p_uncleared THEN 'voided' ELSE 'expired' END,
        version = h.version + 1, updated_at = now()
      FROM (SELECT x.id, x.amount - x.captured AS rest FROM hold x WHERE x.tenant_id = v_tenant AND x.id = ANY (v_due)
              AND x.state IN ('active', 'part_captured') ORDER BY x.id FOR UPDATE) o
      WHERE h.tenant_id = v_tenant AND h.id = o.id
      RETURNING h.id, h.account_id, h.owner_type, h.owner_id, o.rest
  ), lowered AS (
    UPDATE ledger_balance b SET held = b.held - s.rest, version = b.version + 1
      FROM (SELECT e.account_id, sum(e.rest)::bigint AS rest FROM ended e GROUP BY 1) s
      WHERE b.tenant_id = v_tenant AND b.account_id = s.account_id AND b.shard = 0 RETURNING 1
  )
  SELECT e.id, e.owner_type, e.owner_id, e.rest FROM ended e WHERE (SELECT count(*) FROM lowered) >= 0 ORDER BY e.id;
END $$;

GRANT CREATE ON SCHEMA public TO quittance_ledger;
DO $$
DECLARE f regprocedure;
BEGIN
  SELECT p.oid::regprocedure INTO STRICT f FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname = 'end_due_holds';
  EXECUTE format('ALTER FUNCTION %s OWNER TO quittance_ledger', f);
  EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO quittance_app', f);
END $$;
REVOKE CREATE ON SCHEMA public FROM quittance_ledger;
