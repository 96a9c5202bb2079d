-- States of a firm's subscription, the platform's operators and their looks into firms, switches (spec 07 §1.4 and §18).

-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "notice_contact" TEXT,
ADD COLUMN     "state_held" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "state_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "state_since" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "trial_ends_on" DATE NOT NULL DEFAULT (CURRENT_DATE + 14);

-- CreateTable
CREATE TABLE "operator" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "totp_secret" BYTEA NOT NULL,
    "last_step" BIGINT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_log" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "tenant_id" UUID,
    "type" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "ip" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operator_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_access" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "operator_name" TEXT NOT NULL,
    "ticket" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "may_write" BOOLEAN NOT NULL DEFAULT false,
    "break_glass" BOOLEAN NOT NULL DEFAULT false,
    "decided_by_kind" TEXT,
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "until_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operator_access_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feature_flag" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "killed" BOOLEAN NOT NULL DEFAULT false,
    "percentage" SMALLINT NOT NULL DEFAULT 100,
    "tenants" UUID[] DEFAULT ARRAY[]::UUID[],
    "starts_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feature_flag_change" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "operator_id" UUID NOT NULL,
    "operator_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_flag_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "operator_email_key" ON "operator"("email");

-- CreateIndex
CREATE INDEX "operator_log_tenant_id_id_idx" ON "operator_log"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "operator_access_tenant_id_operator_id_state_idx" ON "operator_access"("tenant_id", "operator_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "feature_flag_key_key" ON "feature_flag"("key");

-- CreateIndex
CREATE INDEX "feature_flag_change_key_id_idx" ON "feature_flag_change"("key", "id");

ALTER TABLE operator ADD CONSTRAINT operator_status CHECK (status IN ('active','deactivated'));
ALTER TABLE operator_access
  ADD CONSTRAINT operator_access_state CHECK (state IN ('asked','granted','refused','ended')),
  ADD CONSTRAINT operator_access_decided CHECK ((state = 'asked') = (decided_at IS NULL) OR state = 'ended'),
  ADD CONSTRAINT operator_access_until CHECK (state <> 'granted' OR until_at IS NOT NULL),
  -- broken glass only ever looks
  ADD CONSTRAINT operator_access_glass CHECK (NOT (break_glass AND may_write)),
  ADD CONSTRAINT operator_access_two CHECK (decided_by_id IS DISTINCT FROM operator_id OR state = 'ended' OR decided_by_kind = 'system');
ALTER TABLE feature_flag ADD CONSTRAINT feature_flag_percentage CHECK (percentage BETWEEN 0 AND 100);

GRANT SELECT, INSERT, UPDATE ON operator, operator_access, feature_flag TO quittance_app;
GRANT SELECT, INSERT ON operator_log, feature_flag_change TO quittance_app;
GRANT SELECT ON operator_access TO quittance_across;
-- whose session it is; what proves the login is nobody's business there
GRANT SELECT (id, email, full_name, status) ON operator TO quittance_across;

ALTER TABLE operator_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_access FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON operator_access
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY across_tenants ON operator_access FOR SELECT TO quittance_across USING (true);

CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON operator_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_all BEFORE TRUNCATE ON operator_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON feature_flag_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_all BEFORE TRUNCATE ON feature_flag_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- firms that signed up before trials ended by themselves were promised no end
ALTER TABLE tenant NO FORCE ROW LEVEL SECURITY;
UPDATE tenant SET status = 'active' WHERE status = 'trial';
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
