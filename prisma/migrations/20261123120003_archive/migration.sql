-- Months of the log go to cold storage (spec 07 §6): who keeps what, and the one way a month leaves the database.

-- CreateTable
CREATE TABLE "event_archive" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "storage_key" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "events" INTEGER NOT NULL,
    "first_seq" BIGINT NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "retain_until" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_archive_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "event_archive_tenant_id_month_key" ON "event_archive"("tenant_id", "month");

ALTER TABLE event_archive
  ADD CONSTRAINT archive_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT archive_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT archive_counts CHECK (events > 0 AND bytes > 0 AND last_seq >= first_seq),
  ADD CONSTRAINT archive_kept CHECK (retain_until > month);

GRANT SELECT, INSERT ON event_archive TO quittance_app;
GRANT SELECT ON event_archive TO quittance_across;
ALTER TABLE event_archive ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_archive FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON event_archive
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY across_tenants ON event_archive FOR SELECT TO quittance_across USING (true);
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON event_archive FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_all BEFORE TRUNCATE ON event_archive FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Takes a month of events and of what they show on out of the database. p_counts says how many events of each firm lie
-- proved in cold storage; what the month holds must be exactly that, under a lock, or nothing happens. No month younger
-- than a year goes. False when the month is gone already.
CREATE FUNCTION detach_event_month(p_month date, p_counts jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '5s' AS $$
DECLARE
  t text; part text; v_have jsonb;
BEGIN
  IF p_month <> date_trunc('month', p_month)::date OR p_month > current_date - interval '13 months' THEN
    RAISE EXCEPTION 'ARCHIVE_TOO_YOUNG: %', p_month;
  END IF;
  part := format('event_%s', to_char(p_month, 'YYYYMM'));
  IF to_regclass('public.' || quote_ident(part)) IS NULL THEN
    RETURN false;
  END IF;
  LOCK TABLE public.event IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('SELECT coalesce(jsonb_object_agg(tenant_id, n), ''{}'') FROM (SELECT tenant_id, count(*) AS n FROM public.%I GROUP BY 1) x', part)
    INTO v_have;
  IF v_have <> p_counts THEN
    RAISE EXCEPTION 'ARCHIVE_INCOMPLETE: % holds other events than lie in the archive', part;
  END IF;
  FOREACH t IN ARRAY ARRAY['event', 'event_subject'] LOOP
    part := format('%s_%s', t, to_char(p_month, 'YYYYMM'));
    IF to_regclass('public.' || quote_ident(part)) IS NOT NULL THEN
      EXECUTE format('ALTER TABLE public.%I DETACH PARTITION public.%I', t, part);
      EXECUTE format('DROP TABLE public.%I', part);
    END IF;
  END LOOP;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION detach_event_month(date, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION detach_event_month(date, jsonb) TO quittance_across;
