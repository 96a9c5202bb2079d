-- What firms pay the platform: edited plans, subscriptions, their invoices, what is asked of the provider, calls counted (spec 07 §2).

-- CreateTable
CREATE TABLE "billing_plan" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "limits" JSONB NOT NULL,
    "prices" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "operator_id" UUID NOT NULL,
    "operator_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_ref" TEXT,
    "subscription_ref" TEXT,
    "status" TEXT,
    "plan_code" TEXT,
    "plan_version" INTEGER,
    "cycle" TEXT,
    "seats" INTEGER NOT NULL DEFAULT 0,
    "seats_wanted" INTEGER NOT NULL DEFAULT 0,
    "period_start" TIMESTAMPTZ(3),
    "period_end" TIMESTAMPTZ(3),
    "ending" BOOLEAN NOT NULL DEFAULT false,
    "next_plan" JSONB,
    "percent_off" INTEGER,
    "method" JSONB,
    "next_invoice" JSONB,
    "unpaid_since" DATE,
    "usage" JSONB,
    "measured_at" TIMESTAMPTZ(3),
    "over_since" JSONB NOT NULL DEFAULT '{}',
    "told" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "mismatch" JSONB,
    "mismatch_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "billing_invoice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_ref" TEXT NOT NULL,
    "number" TEXT,
    "status" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total" BIGINT NOT NULL,
    "due" BIGINT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "page_url" TEXT,
    "pdf_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_invoice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "billing_ask" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'asked',
    "url" TEXT,
    "code" TEXT,
    "asked_by_kind" TEXT NOT NULL,
    "asked_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "billing_ask_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "api_usage" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "calls" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_usage_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "billing_plan_code_plan_version_key" ON "billing_plan"("code", "plan_version");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_tenant_id_key" ON "subscription"("tenant_id");

-- CreateIndex
CREATE INDEX "billing_invoice_tenant_id_issued_at_idx" ON "billing_invoice"("tenant_id", "issued_at");

-- CreateIndex
CREATE UNIQUE INDEX "billing_invoice_tenant_id_invoice_ref_key" ON "billing_invoice"("tenant_id", "invoice_ref");

-- CreateIndex
CREATE INDEX "billing_ask_tenant_id_kind_state_idx" ON "billing_ask"("tenant_id", "kind", "state");

-- CreateIndex
CREATE UNIQUE INDEX "api_usage_tenant_id_month_key" ON "api_usage"("tenant_id", "month");

ALTER TABLE subscription
  ADD CONSTRAINT subscription_status CHECK (status IN ('trialing','active','past_due','unpaid','canceled','incomplete','incomplete_expired','paused')),
  ADD CONSTRAINT subscription_cycle CHECK (cycle IN ('month','year')),
  ADD CONSTRAINT subscription_seats CHECK (seats >= 0 AND seats_wanted >= 0),
  ADD CONSTRAINT subscription_plan CHECK ((plan_code IS NULL) = (plan_version IS NULL)),
  ADD CONSTRAINT subscription_customer CHECK (subscription_ref IS NULL OR customer_ref IS NOT NULL),
  ADD CONSTRAINT subscription_percent CHECK (percent_off BETWEEN 0 AND 100);
ALTER TABLE billing_invoice
  ADD CONSTRAINT billing_invoice_status CHECK (status IN ('open','paid','void','uncollectible')),
  ADD CONSTRAINT billing_invoice_paid CHECK (status <> 'paid' OR due <= 0);
ALTER TABLE billing_ask
  ADD CONSTRAINT billing_ask_kind CHECK (kind IN ('checkout','method','portal','change','seats','release_seats','schedule','ending','discount')),
  ADD CONSTRAINT billing_ask_state CHECK (state IN ('asked','done','failed')),
  ADD CONSTRAINT billing_ask_done CHECK ((state = 'asked') = (done_at IS NULL)),
  ADD CONSTRAINT billing_ask_code CHECK ((state = 'failed') = (code IS NOT NULL));
ALTER TABLE billing_plan ADD CONSTRAINT billing_plan_edited CHECK (plan_version > 1);
ALTER TABLE api_usage ADD CONSTRAINT api_usage_calls CHECK (calls >= 0);

GRANT SELECT, INSERT ON billing_plan TO quittance_app;
GRANT SELECT, INSERT, UPDATE ON subscription, billing_invoice, billing_ask, api_usage TO quittance_app;
GRANT SELECT ON billing_plan, subscription TO quittance_across;

ALTER TABLE subscription ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscription FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON subscription
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE billing_invoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_invoice FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON billing_invoice
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE billing_ask ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_ask FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON billing_ask
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE api_usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_usage FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON api_usage
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY across_tenants ON subscription FOR SELECT TO quittance_across USING (true);

-- a plan that firms signed is never another plan afterwards
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON billing_plan FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_all BEFORE TRUNCATE ON billing_plan FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
