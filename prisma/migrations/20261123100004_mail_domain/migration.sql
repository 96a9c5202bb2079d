-- The firm's own domain for mails to its customers (spec 07 §1.2 step 7, §3.1): used once its records are seen.

-- CreateTable
CREATE TABLE "mail_domain" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "local_part" TEXT NOT NULL,
    "selector" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "private_key" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "findings" JSONB NOT NULL DEFAULT '{}',
    "checked_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_domain_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_domain_tenant_id_key" ON "mail_domain"("tenant_id");

ALTER TABLE mail_domain ADD CONSTRAINT mail_domain_state CHECK (state IN ('pending', 'verified', 'broken'));
CREATE INDEX hand_mail_domain_check ON mail_domain (tenant_id, checked_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_domain TO quittance_app;
GRANT SELECT (tenant_id, id, state, checked_at, created_at) ON mail_domain TO quittance_across;
ALTER TABLE mail_domain ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_domain FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON mail_domain
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY across_tenants ON mail_domain FOR SELECT TO quittance_across USING (true);
