-- A firm's own roles, what a role sees of a field, rights lent for some days (spec 07 §5.3, §5.6, §5.7, 13 §3).

-- AlterTable
ALTER TABLE "role" ADD COLUMN     "base_key" TEXT;

-- CreateTable
CREATE TABLE "field_rule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "role_id" UUID,
    "field" TEXT NOT NULL,
    "level" TEXT,
    "pinned_max" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "field_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "delegation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "giver_id" UUID NOT NULL,
    "taker_id" UUID NOT NULL,
    "permissions" TEXT[],
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "ended_at" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "delegation_tenant_id_taker_id_ends_on_idx" ON "delegation"("tenant_id", "taker_id", "ends_on");

-- CreateIndex
CREATE INDEX "delegation_tenant_id_giver_id_ends_on_idx" ON "delegation"("tenant_id", "giver_id", "ends_on");

-- AddForeignKey
ALTER TABLE "field_rule" ADD CONSTRAINT "field_rule_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "role"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_tenant_id_giver_id_fkey" FOREIGN KEY ("tenant_id", "giver_id") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_tenant_id_taker_id_fkey" FOREIGN KEY ("tenant_id", "taker_id") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE role ADD CONSTRAINT role_base CHECK (base_key IS NULL OR NOT system);
ALTER TABLE field_rule
  ADD CONSTRAINT field_rule_level CHECK (level IN ('hidden','masked','read','write')),
  ADD CONSTRAINT field_rule_pin CHECK (pinned_max IN ('hidden','masked','read','write')),
  ADD CONSTRAINT field_rule_kind CHECK ((role_id IS NULL) = (level IS NULL) AND (role_id IS NULL) = (pinned_max IS NOT NULL));
-- a field has one level in a role, and one pin
CREATE UNIQUE INDEX hand_field_rule_once ON field_rule (tenant_id, role_id, field) NULLS NOT DISTINCT;
ALTER TABLE delegation
  ADD CONSTRAINT delegation_state CHECK (state IN ('active','ended')),
  ADD CONSTRAINT delegation_days CHECK (ends_on >= starts_on AND ends_on - starts_on < 90),
  ADD CONSTRAINT delegation_persons CHECK (giver_id <> taker_id),
  ADD CONSTRAINT delegation_permissions CHECK (cardinality(permissions) > 0),
  ADD CONSTRAINT delegation_end CHECK ((state = 'ended') = (ended_at IS NOT NULL));

DO $walls$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['field_rule', 'delegation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($policy$CREATE POLICY tenant_rows ON %I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$policy$, t);
    -- a session or a key brings its rights before anybody knows whose it is
    EXECUTE format('CREATE POLICY across_tenants ON %I FOR SELECT TO quittance_across USING (true)', t);
  END LOOP;
END $walls$;
GRANT SELECT, INSERT, DELETE ON field_rule TO quittance_app;
GRANT SELECT, INSERT ON delegation TO quittance_app;
GRANT UPDATE (state, ended_at, version, updated_at) ON delegation TO quittance_app;
GRANT SELECT ON field_rule, delegation TO quittance_across;
