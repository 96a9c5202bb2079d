-- White label (spec 07 §3.1): a firm's own names on the web, and the address names it had.

-- CreateTable
CREATE TABLE "tenant_domain" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "tried_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3),
    "found" JSONB NOT NULL DEFAULT '{}',
    "failing_since" TIMESTAMPTZ(3),
    "certificate_expires_at" TIMESTAMPTZ(3),
    "certificate_note" TEXT,
    "told" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "former_slug" (
    "slug" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_slug_pkey" PRIMARY KEY ("slug","tenant_id")
);

-- CreateIndex
CREATE INDEX "tenant_domain_tenant_id_idx" ON "tenant_domain"("tenant_id");

-- CreateIndex
CREATE INDEX "tenant_domain_host_idx" ON "tenant_domain"("host");

-- CreateIndex
CREATE INDEX "former_slug_tenant_id_idx" ON "former_slug"("tenant_id");

ALTER TABLE tenant_domain
  ADD CONSTRAINT tenant_domain_state CHECK (state IN ('requested','verifying','issuing','active','failed','removed')),
  ADD CONSTRAINT tenant_domain_host CHECK (host = lower(host) AND host ~ '^[a-z0-9.-]{4,253}$'),
  ADD CONSTRAINT tenant_domain_failing CHECK (failing_since IS NULL OR state IN ('active','failed','removed'));
-- a name is served for one firm; anybody may set out to prove that it is theirs
CREATE UNIQUE INDEX hand_tenant_domain_served ON tenant_domain (host) WHERE state IN ('issuing','active');
CREATE UNIQUE INDEX hand_tenant_domain_own ON tenant_domain (tenant_id, host) WHERE state <> 'removed';

GRANT SELECT, INSERT, UPDATE ON tenant_domain TO quittance_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON former_slug TO quittance_app;
GRANT SELECT ON tenant_domain, former_slug TO quittance_across;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['tenant_domain', 'former_slug'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
    EXECUTE format('CREATE POLICY across_tenants ON public.%I FOR SELECT TO quittance_across USING (true)', t);
  END LOOP;
END $$;

-- Inside one firm's transaction nobody else's rows are seen; these two answer yes or no and nothing more.
CREATE FUNCTION domain_is_taken(p_host text, p_tenant uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT 1 FROM public.tenant_domain d WHERE d.host = p_host AND d.tenant_id <> p_tenant AND d.state IN ('issuing','active'))
$$;
CREATE FUNCTION slug_is_taken(p_slug text, p_tenant uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT 1 FROM public.tenant t WHERE t.slug = p_slug AND t.id <> p_tenant)
      OR EXISTS (SELECT 1 FROM public.former_slug f WHERE f.slug = p_slug AND f.tenant_id <> p_tenant AND f.until_at > now())
$$;
ALTER FUNCTION domain_is_taken(text, uuid) OWNER TO quittance_across;
ALTER FUNCTION slug_is_taken(text, uuid) OWNER TO quittance_across;
REVOKE ALL ON FUNCTION domain_is_taken(text, uuid), slug_is_taken(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION domain_is_taken(text, uuid), slug_is_taken(text, uuid) TO quittance_app;
