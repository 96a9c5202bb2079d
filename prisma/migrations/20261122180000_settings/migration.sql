-- Settings (spec 07 §3): every change is kept with who, why and from when.

-- AlterTable
ALTER TABLE "setting" ADD COLUMN     "approved_by_id" UUID;

-- CreateTable
CREATE TABLE "setting_change" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "effective_from" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "approved_by_id" UUID,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_change_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "setting_change_tenant_id_key_id_idx" ON "setting_change"("tenant_id", "key", "id");

ALTER TABLE setting_change ADD CONSTRAINT setting_change_two CHECK (approved_by_id IS DISTINCT FROM created_by_id);
GRANT SELECT, INSERT ON setting_change TO quittance_app;
ALTER TABLE setting_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE setting_change FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON setting_change
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON setting_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_all BEFORE TRUNCATE ON setting_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A firm's settings come with its facts, found before it is known whose request it is. Keys with a dot are records of
-- other pages and stay inside.
DROP POLICY security_across_tenants ON setting;
CREATE POLICY settings_across_tenants ON setting FOR SELECT TO quittance_across USING (key !~ '[.]');

-- The sign-in rules were one record; each is a setting now.
ALTER TABLE setting NO FORCE ROW LEVEL SECURITY;
INSERT INTO setting (tenant_id, id, key, value, effective_from, created_by_kind, created_by_id, created_at)
  SELECT s.tenant_id, uuidv7(), x.key, s.value->x.was, s.effective_from, s.created_by_kind, s.created_by_id, s.created_at
  FROM setting s CROSS JOIN (VALUES
    ('idle_minutes', 'idleMinutes'),
    ('absolute_hours', 'absoluteHours'),
    ('factor_grace_days', 'graceDays'),
    ('sign_in_addresses', 'addresses')
  ) AS x(key, was)
  WHERE s.key = 'security' AND s.value ? x.was
  ON CONFLICT (tenant_id, key, effective_from) DO NOTHING;
DELETE FROM setting WHERE key = 'security';
ALTER TABLE setting FORCE ROW LEVEL SECURITY;
