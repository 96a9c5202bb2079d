-- Departments and teams, absences, days off (spec 07 §15, 01 R1).

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "department_id" UUID;

-- CreateTable
CREATE TABLE "department" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" UUID,
    "head_id" UUID,
    "deputy_id" UUID,
    "places" INTEGER,
    "hours" JSONB,
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "department_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "absence" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'leave',
    "stand_in_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "calendar_holiday" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_holiday_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "department_tenant_id_parent_id_idx" ON "department"("tenant_id", "parent_id");

-- CreateIndex
CREATE INDEX "department_tenant_id_head_id_idx" ON "department"("tenant_id", "head_id");

-- CreateIndex
CREATE UNIQUE INDEX "department_tenant_id_code_key" ON "department"("tenant_id", "code");

-- CreateIndex
CREATE INDEX "absence_tenant_id_staff_id_to_on_idx" ON "absence"("tenant_id", "staff_id", "to_on");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_holiday_tenant_id_day_key" ON "calendar_holiday"("tenant_id", "day");

-- CreateIndex
CREATE INDEX "staff_tenant_id_department_id_idx" ON "staff"("tenant_id", "department_id");

-- CreateIndex
CREATE INDEX "staff_tenant_id_reports_to_id_idx" ON "staff"("tenant_id", "reports_to_id");

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_tenant_id_department_id_fkey" FOREIGN KEY ("tenant_id", "department_id") REFERENCES "department"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "department"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_tenant_id_head_id_fkey" FOREIGN KEY ("tenant_id", "head_id") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_tenant_id_deputy_id_fkey" FOREIGN KEY ("tenant_id", "deputy_id") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_tenant_id_staff_id_fkey" FOREIGN KEY ("tenant_id", "staff_id") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_tenant_id_stand_in_id_fkey" FOREIGN KEY ("tenant_id", "stand_in_id") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE department
  ADD CONSTRAINT department_state CHECK (state IN ('active','closed')),
  ADD CONSTRAINT department_itself CHECK (parent_id IS DISTINCT FROM id),
  ADD CONSTRAINT department_places CHECK (places BETWEEN 0 AND 10000);
ALTER TABLE absence
  ADD CONSTRAINT absence_kind CHECK (kind IN ('leave','sick','training','other')),
  ADD CONSTRAINT absence_state CHECK (state IN ('planned','called_off')),
  ADD CONSTRAINT absence_days CHECK (to_on >= from_on),
  ADD CONSTRAINT absence_stand_in CHECK (stand_in_id IS DISTINCT FROM staff_id);

GRANT SELECT, INSERT, UPDATE ON department, absence TO quittance_app;
GRANT SELECT, INSERT, DELETE ON calendar_holiday TO quittance_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['department','absence','calendar_holiday'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_rows ON public.%I
      USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, t);
  END LOOP;
END $$;
