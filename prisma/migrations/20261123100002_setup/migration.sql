-- The set-up of a firm (spec 07 §1.1, §1.2): its registrations and licences, when it went live, whom complaints go to.

-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "went_live_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "department_id" UUID;

-- CreateTable
CREATE TABLE "registration" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "region" TEXT NOT NULL DEFAULT '',
    "number" TEXT NOT NULL,
    "expires_on" DATE,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "invitation_tenant_id_department_id_idx" ON "invitation"("tenant_id", "department_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_tenant_id_kind_region_key" ON "registration"("tenant_id", "kind", "region");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_tenant_id_department_id_fkey" FOREIGN KEY ("tenant_id", "department_id") REFERENCES "department"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE registration ADD CONSTRAINT registration_kind CHECK (kind IN ('ein', 'gstin', 'company', 'licence')),
  ADD CONSTRAINT registration_region CHECK ((kind = 'licence') = (region <> '')),
  ADD CONSTRAINT registration_number CHECK (length(number) BETWEEN 1 AND 60);
GRANT SELECT, INSERT, UPDATE, DELETE ON registration TO quittance_app;
ALTER TABLE registration ENABLE ROW LEVEL SECURITY;
ALTER TABLE registration FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON registration
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

-- From now on nothing is written to a debtor before the firm has said whom complaints go to. A firm that is at work
-- must not fall silent: until it says otherwise, they go to who owns it.
ALTER TABLE setting NO FORCE ROW LEVEL SECURITY;
ALTER TABLE tenant NO FORCE ROW LEVEL SECURITY;
ALTER TABLE staff NO FORCE ROW LEVEL SECURITY;
ALTER TABLE staff_role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
INSERT INTO setting (tenant_id, id, key, value, effective_from)
  SELECT o.tenant_id, uuidv7(), x.key, to_jsonb(x.value), o.business_date
  FROM (SELECT DISTINCT ON (t.id) t.id AS tenant_id, t.business_date, s.full_name, s.email
          FROM tenant t JOIN staff s ON s.tenant_id = t.id AND s.status = 'active'
          JOIN staff_role y ON y.tenant_id = s.tenant_id AND y.staff_id = s.id
          JOIN role r ON r.tenant_id = y.tenant_id AND r.id = y.role_id AND r.key IN ('owner', 'admin')
          ORDER BY t.id, (r.key = 'owner') DESC, s.id) o
  CROSS JOIN LATERAL (VALUES ('complaint_name', left(o.full_name, 60)), ('complaint_email', left(o.email, 120))) x(key, value)
  ON CONFLICT (tenant_id, key, effective_from) DO NOTHING;
-- who works already needs no go-live
UPDATE tenant t SET went_live_at = t.created_at
  WHERE t.went_live_at IS NULL AND EXISTS (SELECT 1 FROM account a WHERE a.tenant_id = t.id AND NOT a.is_sample);
ALTER TABLE setting FORCE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
ALTER TABLE staff FORCE ROW LEVEL SECURITY;
ALTER TABLE staff_role FORCE ROW LEVEL SECURITY;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
