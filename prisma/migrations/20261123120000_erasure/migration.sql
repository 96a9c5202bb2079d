-- What must be kept, what may go: a person's key of the log, legal holds, restriction and erasure (spec 07 §6, §16, 23.2).

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "restricted_on" DATE,
ADD COLUMN     "retain_rules" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "retain_until" DATE;

-- CreateTable
CREATE TABLE "person_key" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "key" BYTEA,
    "destroyed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_key_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "legal_hold" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "subject_id" UUID,
    "from_on" DATE,
    "to_on" DATE,
    "reason" TEXT NOT NULL,
    "review_on" DATE NOT NULL,
    "told_for" DATE,
    "released_at" TIMESTAMPTZ(3),
    "release_reason" TEXT,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "destruction_certificate" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "class" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "ids_hash" TEXT NOT NULL,
    "rules" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "subject_type" TEXT,
    "subject_id" UUID,
    "asked_by_id" UUID,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "destruction_certificate_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "person_key_tenant_id_customer_id_idx" ON "person_key"("tenant_id", "customer_id");

-- CreateIndex
CREATE INDEX "legal_hold_tenant_id_scope_subject_id_idx" ON "legal_hold"("tenant_id", "scope", "subject_id");

-- CreateIndex
CREATE INDEX "destruction_certificate_tenant_id_subject_type_subject_id_idx" ON "destruction_certificate"("tenant_id", "subject_type", "subject_id");

ALTER TABLE customer
  ADD CONSTRAINT customer_restricted CHECK (status <> 'restricted' OR (restricted_on IS NOT NULL AND cardinality(retain_rules) > 0)),
  ADD CONSTRAINT customer_erased CHECK ((status = 'erased') = (erased_at IS NOT NULL));
ALTER TABLE person_key ADD CONSTRAINT person_key_destroyed CHECK ((key IS NULL) = (destroyed_at IS NOT NULL));
ALTER TABLE legal_hold
  ADD CONSTRAINT legal_hold_scope CHECK (scope IN ('person','account','tenant','period')),
  ADD CONSTRAINT legal_hold_subject CHECK ((scope IN ('person','account')) = (subject_id IS NOT NULL)),
  ADD CONSTRAINT legal_hold_days CHECK ((scope = 'period') = (from_on IS NOT NULL AND to_on IS NOT NULL) AND (from_on IS NULL OR to_on >= from_on)),
  ADD CONSTRAINT legal_hold_released CHECK ((released_at IS NULL) = (release_reason IS NULL));
ALTER TABLE destruction_certificate
  ADD CONSTRAINT certificate_count CHECK (count >= 0),
  ADD CONSTRAINT certificate_hash CHECK (ids_hash ~ '^[0-9a-f]{64}$');

-- one key is in use for a person; those of before are kept as proof that they were destroyed
CREATE UNIQUE INDEX hand_person_key_live ON person_key (tenant_id, customer_id) WHERE destroyed_at IS NULL;
CREATE INDEX hand_legal_hold_open ON legal_hold (tenant_id, review_on) WHERE released_at IS NULL;
-- the few people whose records are kept and not worked
CREATE INDEX hand_customer_kept_apart ON customer (tenant_id, id) WHERE status IN ('restricted', 'erased');

GRANT SELECT, INSERT, UPDATE (key, destroyed_at) ON person_key TO quittance_app;
GRANT SELECT, INSERT, UPDATE (told_for, released_at, release_reason, version, updated_at) ON legal_hold TO quittance_app;
GRANT SELECT, INSERT ON destruction_certificate TO quittance_app;
-- words left over from names that are gone
GRANT DELETE ON name_word TO quittance_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_key','legal_hold','destruction_certificate'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
  END LOOP;
END $$;
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON destruction_certificate FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_all BEFORE TRUNCATE ON destruction_certificate FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
