-- Keys by which other programs use a firm's books (spec 02 §15, 07 §4.5, 13 §3).

-- CreateTable
CREATE TABLE "api_key" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_tenant_id_key_hash_key" ON "api_key"("tenant_id", "key_hash");

ALTER TABLE api_key
  ADD CONSTRAINT api_key_hash_length CHECK (octet_length(key_hash) = 32),
  ADD CONSTRAINT api_key_scopes CHECK (cardinality(scopes) > 0);

ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON api_key
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
-- a request brings its key before anybody knows whose it is
CREATE POLICY across_tenants ON api_key FOR SELECT TO quittance_across USING (true);

GRANT SELECT, INSERT ON api_key TO quittance_app;
GRANT UPDATE (last_used_at, revoked_at) ON api_key TO quittance_app;
GRANT SELECT ON api_key TO quittance_across;
