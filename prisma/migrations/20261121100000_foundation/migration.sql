-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "fiscal_start_month" SMALLINT NOT NULL DEFAULT 1,
    "business_date" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'trial',
    "is_sandbox" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "locked_until" TIMESTAMPTZ(3),
    "language" TEXT NOT NULL DEFAULT 'en',
    "theme" TEXT NOT NULL DEFAULT 'system',
    "status" TEXT NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "data" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "principal_kind" TEXT NOT NULL,
    "user_id" UUID,
    "principal_id" UUID,
    "tenant_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "csrf_secret" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_attempt" (
    "id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_attempt_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "provider_event" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "account_ref" TEXT NOT NULL DEFAULT '',
    "tenant_id" UUID,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE UNLOGGED TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "setting" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "effective_from" DATE NOT NULL,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "desk_activation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "desk_activation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "branch" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "branch_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "number_series" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "next_value" BIGINT NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "number_issued" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "n" BIGINT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "number_issued_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "business_date" DATE NOT NULL,
    "effective_date" DATE,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT,
    "on_behalf_of" TEXT,
    "command" TEXT NOT NULL,
    "desk" TEXT,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "rule" JSONB,
    "ip" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT,
    "correlation_id" UUID,
    "causation_id" UUID,
    "idempotency_key" TEXT,
    "txid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,

    CONSTRAINT "event_pkey" PRIMARY KEY ("tenant_id","id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "event_subject" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,

    CONSTRAINT "event_subject_pkey" PRIMARY KEY ("tenant_id","id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "event_seal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "event_id" UUID NOT NULL,
    "txid" BIGINT NOT NULL,
    "prev_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_seal_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "event_anchor" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "count" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_anchor_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "response" JSONB,
    "state" TEXT NOT NULL DEFAULT 'running',
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "note" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'internal',
    "corrects_id" UUID,
    "pinned_at" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "document" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "owner_type" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "issued_on" DATE,
    "expires_on" DATE,
    "visibility" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "verify_code" TEXT,
    "state" TEXT NOT NULL DEFAULT 'final',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "document_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "version_no" INTEGER NOT NULL DEFAULT 1,
    "storage_key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "size" BIGINT NOT NULL,
    "mime" TEXT NOT NULL,
    "pages" INTEGER,
    "scan_state" TEXT NOT NULL DEFAULT 'uploaded',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_file_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "recipient_type" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "link" TEXT,
    "group_key" TEXT,
    "group_count" INTEGER NOT NULL DEFAULT 1,
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_profile" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "profile_version" INTEGER NOT NULL DEFAULT 1,
    "entity" TEXT NOT NULL,
    "columns" JSONB NOT NULL DEFAULT '{}',
    "policies" JSONB NOT NULL DEFAULT '{}',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_profile_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_job" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "sha256" BYTEA NOT NULL,
    "file_name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "stage" TEXT NOT NULL DEFAULT 'stored',
    "options" JSONB NOT NULL DEFAULT '{}',
    "counters" JSONB NOT NULL DEFAULT '{}',
    "error_code" TEXT,
    "amount_ok" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "row_key" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "errors" JSONB NOT NULL DEFAULT '[]',
    "raw" JSONB,
    "created_type" TEXT,
    "created_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sftp_connection" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL DEFAULT 22,
    "username" TEXT NOT NULL,
    "secret_kind" TEXT NOT NULL DEFAULT 'password',
    "secret" BYTEA NOT NULL,
    "fingerprint" TEXT,
    "directory" TEXT NOT NULL,
    "directories" JSONB NOT NULL DEFAULT '{}',
    "pattern" TEXT NOT NULL DEFAULT '*.csv',
    "poll_minutes" INTEGER NOT NULL DEFAULT 15,
    "options" JSONB NOT NULL DEFAULT '{}',
    "profile_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'stopped',
    "last_polled_at" TIMESTAMPTZ(3),
    "last_result" JSONB,
    "lease_until" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sftp_connection_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'person',
    "full_name" TEXT NOT NULL,
    "given_name" TEXT,
    "middle_name" TEXT,
    "family_name" TEXT,
    "suffix" TEXT,
    "name_key" TEXT NOT NULL,
    "birth_date" DATE,
    "language" TEXT NOT NULL DEFAULT 'en',
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "deceased_on" DATE,
    "merged_into_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "name_word" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "sound" TEXT NOT NULL,

    CONSTRAINT "name_word_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contact_point" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "value_norm" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "provenance" JSONB NOT NULL DEFAULT '{}',
    "place_bound" BOOLEAN NOT NULL DEFAULT false,
    "verified_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'unverified',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_point_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "identifier" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "value" BYTEA NOT NULL,
    "value_bidx" BYTEA NOT NULL,
    "value_last4" TEXT,
    "issued_on" DATE,
    "expires_on" DATE,
    "verified_at" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identifier_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "creditor" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "parent_id" UUID,
    "kind" TEXT NOT NULL DEFAULT 'placing_client',
    "licence" JSONB NOT NULL DEFAULT '{}',
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "creditor_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "staff" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "reports_to_id" UUID,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "licences" JSONB NOT NULL DEFAULT '{}',
    "skills" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "role" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role_version" INTEGER NOT NULL DEFAULT 1,
    "system" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "role_permission" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "permission" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT 'own',
    "limits" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_permission_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "staff_role" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "until" DATE,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_role_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "roles" TEXT[],
    "token_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'sent',
    "accepted_at" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "portal_account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_type" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "login_norm" TEXT NOT NULL,
    "factors" JSONB NOT NULL DEFAULT '{}',
    "last_seen_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portal_account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "portal_code" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "portal_account_id" UUID,
    "login_hash" BYTEA NOT NULL,
    "destination_hash" BYTEA NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portal_code_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "normal_side" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "dimension_type" TEXT,
    "dimension_id" UUID,
    "protected" BOOLEAN NOT NULL DEFAULT false,
    "frozen" BOOLEAN NOT NULL DEFAULT false,
    "parent_id" UUID,
    "desk" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ledger_balance" (
    "tenant_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "shard" SMALLINT NOT NULL DEFAULT 0,
    "posted" BIGINT NOT NULL DEFAULT 0,
    "held" BIGINT NOT NULL DEFAULT 0,
    "minimum" BIGINT NOT NULL DEFAULT 0,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_balance_pkey" PRIMARY KEY ("tenant_id","account_id","shard")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "voucher_type" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "rule_code" TEXT NOT NULL,
    "cause_event_id" UUID NOT NULL,
    "cause_key" TEXT NOT NULL,
    "effective_date" DATE NOT NULL,
    "posting_date" DATE NOT NULL,
    "business_date" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "narration" TEXT NOT NULL,
    "reverses_entry_id" UUID,
    "reversal_reason" TEXT,
    "made_by_kind" TEXT NOT NULL,
    "made_by_id" UUID,
    "checked_by_kind" TEXT,
    "checked_by_id" UUID,
    "desk" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "entry_number" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entry_number_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "posting" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "line_no" SMALLINT NOT NULL,
    "account_id" UUID NOT NULL,
    "dr" BIGINT NOT NULL DEFAULT 0,
    "cr" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "effective_date" DATE NOT NULL,
    "posting_date" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dimensions" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "posting_pkey" PRIMARY KEY ("tenant_id","id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "hold" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "captured" BIGINT NOT NULL DEFAULT 0,
    "owner_type" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "accounting_period" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "closed_by_id" UUID,
    "checked_by_id" UUID,
    "locked_at" TIMESTAMPTZ(3),
    "reopened_until" TIMESTAMPTZ(3),
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounting_period_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "bank_account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "number_last4" TEXT,
    "code" TEXT,
    "currency" CHAR(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "ledger_account_id" UUID NOT NULL,
    "profile" JSONB NOT NULL DEFAULT '{}',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "processor_account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "money_kind" TEXT NOT NULL,
    "provider_account_ref" TEXT NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'not_started',
    "requirements" JSONB NOT NULL DEFAULT '[]',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "processor_account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payment_no" TEXT,
    "direction" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "method" TEXT NOT NULL,
    "rail" TEXT,
    "effective_date" DATE NOT NULL,
    "received_on" DATE,
    "payer_type" TEXT,
    "payer_id" UUID,
    "beneficiary_type" TEXT,
    "beneficiary_id" UUID,
    "bank_account_id" UUID,
    "processor_account_id" UUID,
    "attempt" SMALLINT NOT NULL DEFAULT 1,
    "reference" TEXT,
    "ref_norm" TEXT,
    "processor_ref" TEXT,
    "checkout_ref" TEXT,
    "checkout_url" TEXT,
    "idempotency_key" TEXT NOT NULL,
    "parent_id" UUID,
    "retry_of_id" UUID,
    "return_code" TEXT,
    "cleared_on" DATE,
    "completed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'created',
    "note" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_target" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "amount" BIGINT,
    "directed" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_target_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "allocation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "component" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "step" SMALLINT NOT NULL,
    "why" TEXT NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,
    "replaced_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "receipt_no" TEXT,
    "payment_id" UUID NOT NULL,
    "balance" BIGINT NOT NULL,
    "issued_on" DATE NOT NULL,
    "document_id" UUID,
    "voided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "refund" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "provider_ref" TEXT,
    "failure_code" TEXT,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_dispute" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "provider_ref" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "evidence_due_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'needs_response',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_dispute_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contract" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_no" TEXT NOT NULL,
    "creditor_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contract_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "version_no" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "legal_role" TEXT NOT NULL,
    "authority" JSONB NOT NULL DEFAULT '{}',
    "fee_schedule" JSONB NOT NULL DEFAULT '{}',
    "letters" JSONB NOT NULL DEFAULT '{}',
    "contact" JSONB NOT NULL DEFAULT '{}',
    "remittance" JSONB NOT NULL DEFAULT '{}',
    "recall" JSONB NOT NULL DEFAULT '{}',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contract_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "placement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "placement_no" TEXT NOT NULL,
    "creditor_id" UUID NOT NULL,
    "contract_version_id" UUID NOT NULL,
    "placed_on" DATE NOT NULL,
    "tier" TEXT NOT NULL DEFAULT 'primary',
    "expected" JSONB NOT NULL DEFAULT '{}',
    "actual" JSONB NOT NULL DEFAULT '{}',
    "import_job_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'received',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_ref" TEXT NOT NULL,
    "ref_key" TEXT NOT NULL,
    "creditor_id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "contract_version_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "debtor_name" TEXT NOT NULL,
    "account_type" TEXT NOT NULL,
    "account_type_raw" TEXT,
    "debt_purpose" TEXT NOT NULL DEFAULT 'unknown',
    "currency" CHAR(3) NOT NULL,
    "original_amount" BIGINT NOT NULL,
    "due_date" DATE,
    "open_date" DATE,
    "delinquency_date" DATE,
    "charge_off_date" DATE,
    "last_payment_date" DATE,
    "itemization" JSONB NOT NULL DEFAULT '{}',
    "interest_terms" JSONB NOT NULL DEFAULT '{}',
    "jurisdictions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT NOT NULL DEFAULT 'NEW',
    "money_state" TEXT NOT NULL DEFAULT 'open',
    "legal_stage" TEXT NOT NULL DEFAULT 'none',
    "validation_state" TEXT NOT NULL DEFAULT 'none',
    "placement_state" TEXT NOT NULL DEFAULT 'active',
    "bureau_state" TEXT NOT NULL DEFAULT 'none',
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "assigned_to" UUID,
    "queue_level" SMALLINT NOT NULL DEFAULT 45,
    "score" SMALLINT NOT NULL DEFAULT 0,
    "principal" BIGINT NOT NULL DEFAULT 0,
    "interest" BIGINT NOT NULL DEFAULT 0,
    "fees" BIGINT NOT NULL DEFAULT 0,
    "costs" BIGINT NOT NULL DEFAULT 0,
    "other" BIGINT NOT NULL DEFAULT 0,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "collected" BIGINT NOT NULL DEFAULT 0,
    "queue_rank" BIGINT NOT NULL GENERATED ALWAYS AS (
        "queue_level"::bigint * 100000000000000 + (3 - "priority")::bigint * 10000000000000 + (100 - "score")::bigint * 10000000000
        + coalesce(least(extract(epoch FROM "next_action_at" AT TIME ZONE 'UTC')::bigint, 9999999998), 9999999999)) STORED,
    "balance_rank" BIGINT NOT NULL GENERATED ALWAYS AS (- "balance") STORED,
    "last_contact_at" TIMESTAMPTZ(3),
    "last_attempt_at" TIMESTAMPTZ(3),
    "next_action_at" TIMESTAMPTZ(3),
    "close_reason" TEXT,
    "status_before_close" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "import_line" INTEGER,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account_movement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "principal" BIGINT NOT NULL DEFAULT 0,
    "interest" BIGINT NOT NULL DEFAULT 0,
    "fees" BIGINT NOT NULL DEFAULT 0,
    "costs" BIGINT NOT NULL DEFAULT 0,
    "other" BIGINT NOT NULL DEFAULT 0,
    "effective_date" DATE NOT NULL,
    "cause_event_id" UUID NOT NULL,
    "cause_key" TEXT NOT NULL,
    "entry_id" UUID,
    "reason" TEXT,
    "made_by_kind" TEXT NOT NULL,
    "made_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_movement_pkey" PRIMARY KEY ("tenant_id","id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "account_party" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'primary',
    "kind" TEXT NOT NULL DEFAULT 'sole',
    "share" DECIMAL(12,6),
    "cap" BIGINT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_party_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account_holder" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "creditor_id" UUID,
    "holder_name" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "balance" BIGINT,
    "documents" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_holder_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "collector_profile" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "max_accounts" INTEGER NOT NULL DEFAULT 200,
    "mode" TEXT NOT NULL DEFAULT 'push',
    "last_served_at" TIMESTAMPTZ(3),
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "collector_profile_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "distribution_run" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "strategy" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "filters" JSONB NOT NULL DEFAULT '{}',
    "preview" JSONB NOT NULL DEFAULT '{}',
    "result" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'previewed',
    "created_by_kind" TEXT NOT NULL DEFAULT 'system',
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "distribution_run_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "user_token_user_id_kind_created_at_idx" ON "user_token"("user_id", "kind", "created_at");

-- CreateIndex
CREATE INDEX "user_token_secret_hash_idx" ON "user_token"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_last_seen_at_idx" ON "session"("user_id", "last_seen_at");

-- CreateIndex
CREATE INDEX "session_tenant_id_principal_id_idx" ON "session"("tenant_id", "principal_id");

-- CreateIndex
CREATE INDEX "login_attempt_login_at_idx" ON "login_attempt"("login", "at");

-- CreateIndex
CREATE INDEX "login_attempt_ip_at_idx" ON "login_attempt"("ip", "at");

-- CreateIndex
CREATE INDEX "provider_event_state_created_at_idx" ON "provider_event"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "provider_event_provider_event_id_account_ref_key" ON "provider_event"("provider", "event_id", "account_ref");

-- CreateIndex
CREATE UNIQUE INDEX "setting_tenant_id_key_effective_from_key" ON "setting"("tenant_id", "key", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "desk_activation_tenant_id_desk_key" ON "desk_activation"("tenant_id", "desk");

-- CreateIndex
CREATE UNIQUE INDEX "branch_tenant_id_code_key" ON "branch"("tenant_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "number_series_tenant_id_code_period_key" ON "number_series"("tenant_id", "code", "period");

-- CreateIndex
CREATE INDEX "number_issued_tenant_id_subject_type_subject_id_idx" ON "number_issued"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "number_issued_tenant_id_series_id_n_key" ON "number_issued"("tenant_id", "series_id", "n");

-- CreateIndex
CREATE INDEX "event_tenant_id_subject_type_subject_id_id_idx" ON "event"("tenant_id", "subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "event_tenant_id_type_id_idx" ON "event"("tenant_id", "type", "id");

-- CreateIndex
CREATE INDEX "event_tenant_id_actor_id_id_idx" ON "event"("tenant_id", "actor_id", "id");

-- CreateIndex
CREATE INDEX "event_tenant_id_txid_id_idx" ON "event"("tenant_id", "txid", "id");

-- CreateIndex
CREATE INDEX "event_subject_tenant_id_subject_type_subject_id_event_id_idx" ON "event_subject"("tenant_id", "subject_type", "subject_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_seal_tenant_id_seq_key" ON "event_seal"("tenant_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "event_seal_tenant_id_event_id_key" ON "event_seal"("tenant_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_anchor_tenant_id_day_key" ON "event_anchor"("tenant_id", "day");

-- CreateIndex
CREATE INDEX "idempotency_record_tenant_id_created_at_idx" ON "idempotency_record"("tenant_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_record_tenant_id_command_key_key" ON "idempotency_record"("tenant_id", "command", "key");

-- CreateIndex
CREATE INDEX "note_tenant_id_subject_type_subject_id_id_idx" ON "note"("tenant_id", "subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "document_tenant_id_owner_type_owner_id_type_idx" ON "document"("tenant_id", "owner_type", "owner_id", "type");

-- CreateIndex
CREATE UNIQUE INDEX "document_tenant_id_verify_code_key" ON "document"("tenant_id", "verify_code");

-- CreateIndex
CREATE INDEX "document_file_tenant_id_sha256_idx" ON "document_file"("tenant_id", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "document_file_tenant_id_document_id_version_no_key" ON "document_file"("tenant_id", "document_id", "version_no");

-- CreateIndex
CREATE INDEX "notification_tenant_id_recipient_id_read_at_id_idx" ON "notification"("tenant_id", "recipient_id", "read_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "import_profile_tenant_id_name_profile_version_key" ON "import_profile"("tenant_id", "name", "profile_version");

-- CreateIndex
CREATE INDEX "import_job_tenant_id_status_id_idx" ON "import_job"("tenant_id", "status", "id");

-- CreateIndex
CREATE INDEX "import_job_tenant_id_sha256_idx" ON "import_job"("tenant_id", "sha256");

-- CreateIndex
CREATE INDEX "import_row_tenant_id_job_id_line_no_idx" ON "import_row"("tenant_id", "job_id", "line_no");

-- CreateIndex
CREATE UNIQUE INDEX "import_row_tenant_id_job_id_row_key_key" ON "import_row"("tenant_id", "job_id", "row_key");

-- CreateIndex
CREATE UNIQUE INDEX "sftp_connection_tenant_id_host_username_directory_key" ON "sftp_connection"("tenant_id", "host", "username", "directory");

-- CreateIndex
CREATE INDEX "name_word_tenant_id_sound_idx" ON "name_word"("tenant_id", "sound");

-- CreateIndex
CREATE UNIQUE INDEX "name_word_tenant_id_word_key" ON "name_word"("tenant_id", "word");

-- CreateIndex
CREATE INDEX "customer_tenant_id_birth_date_idx" ON "customer"("tenant_id", "birth_date");

-- CreateIndex
CREATE UNIQUE INDEX "customer_tenant_id_number_key" ON "customer"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "contact_point_tenant_id_kind_value_norm_idx" ON "contact_point"("tenant_id", "kind", "value_norm");

-- CreateIndex
CREATE UNIQUE INDEX "contact_point_tenant_id_customer_id_kind_value_norm_key" ON "contact_point"("tenant_id", "customer_id", "kind", "value_norm");

-- CreateIndex
CREATE INDEX "identifier_tenant_id_type_value_bidx_idx" ON "identifier"("tenant_id", "type", "value_bidx");

-- CreateIndex
CREATE INDEX "identifier_tenant_id_customer_id_idx" ON "identifier"("tenant_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "creditor_tenant_id_name_key_key" ON "creditor"("tenant_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "staff_tenant_id_user_id_key" ON "staff"("tenant_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_tenant_id_number_key" ON "staff"("tenant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "role_tenant_id_key_key" ON "role"("tenant_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "role_permission_tenant_id_role_id_permission_scope_key" ON "role_permission"("tenant_id", "role_id", "permission", "scope");

-- CreateIndex
CREATE UNIQUE INDEX "staff_role_tenant_id_staff_id_role_id_key" ON "staff_role"("tenant_id", "staff_id", "role_id");

-- CreateIndex
CREATE INDEX "invitation_tenant_id_state_id_idx" ON "invitation"("tenant_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_tenant_id_token_hash_key" ON "invitation"("tenant_id", "token_hash");

-- CreateIndex
CREATE INDEX "portal_account_tenant_id_login_norm_idx" ON "portal_account"("tenant_id", "login_norm");

-- CreateIndex
CREATE UNIQUE INDEX "portal_account_tenant_id_person_type_person_id_key" ON "portal_account"("tenant_id", "person_type", "person_id");

-- CreateIndex
CREATE INDEX "portal_code_tenant_id_destination_hash_created_at_idx" ON "portal_code"("tenant_id", "destination_hash", "created_at");

-- CreateIndex
CREATE INDEX "portal_code_tenant_id_login_hash_created_at_idx" ON "portal_code"("tenant_id", "login_hash", "created_at");

-- CreateIndex
CREATE INDEX "ledger_account_tenant_id_dimension_type_dimension_id_idx" ON "ledger_account"("tenant_id", "dimension_type", "dimension_id");

-- CreateIndex
CREATE INDEX "journal_entry_tenant_id_posting_date_id_idx" ON "journal_entry"("tenant_id", "posting_date", "id");

-- CreateIndex
CREATE INDEX "journal_entry_tenant_id_effective_date_idx" ON "journal_entry"("tenant_id", "effective_date");

-- CreateIndex
CREATE INDEX "journal_entry_tenant_id_recorded_at_idx" ON "journal_entry"("tenant_id", "recorded_at");

-- CreateIndex
CREATE INDEX "journal_entry_tenant_id_subject_type_subject_id_idx" ON "journal_entry"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_tenant_id_rule_code_cause_key_key" ON "journal_entry"("tenant_id", "rule_code", "cause_key");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_tenant_id_reverses_entry_id_key" ON "journal_entry"("tenant_id", "reverses_entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_number_tenant_id_entry_id_key" ON "entry_number"("tenant_id", "entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_number_tenant_id_series_n_key" ON "entry_number"("tenant_id", "series", "n");

-- CreateIndex
CREATE INDEX "posting_tenant_id_entry_id_line_no_idx" ON "posting"("tenant_id", "entry_id", "line_no");

-- CreateIndex
CREATE INDEX "posting_tenant_id_account_id_effective_date_idx" ON "posting"("tenant_id", "account_id", "effective_date");

-- CreateIndex
CREATE INDEX "hold_tenant_id_account_id_state_idx" ON "hold"("tenant_id", "account_id", "state");

-- CreateIndex
CREATE INDEX "hold_tenant_id_owner_type_owner_id_idx" ON "hold"("tenant_id", "owner_type", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounting_period_tenant_id_starts_on_key" ON "accounting_period"("tenant_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "bank_account_tenant_id_ledger_account_id_key" ON "bank_account"("tenant_id", "ledger_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "processor_account_tenant_id_provider_money_kind_key" ON "processor_account"("tenant_id", "provider", "money_kind");

-- CreateIndex
CREATE INDEX "payment_tenant_id_state_id_idx" ON "payment"("tenant_id", "state", "id");

-- CreateIndex
CREATE INDEX "payment_tenant_id_payer_id_idx" ON "payment"("tenant_id", "payer_id");

-- CreateIndex
CREATE INDEX "payment_tenant_id_beneficiary_id_idx" ON "payment"("tenant_id", "beneficiary_id");

-- CreateIndex
CREATE INDEX "payment_tenant_id_effective_date_id_idx" ON "payment"("tenant_id", "effective_date", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_tenant_id_idempotency_key_key" ON "payment"("tenant_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "payment_tenant_id_processor_account_id_processor_ref_key" ON "payment"("tenant_id", "processor_account_id", "processor_ref");

-- CreateIndex
CREATE UNIQUE INDEX "payment_tenant_id_checkout_ref_key" ON "payment"("tenant_id", "checkout_ref");

-- CreateIndex
CREATE INDEX "payment_target_tenant_id_target_type_target_id_id_idx" ON "payment_target"("tenant_id", "target_type", "target_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_target_tenant_id_payment_id_target_type_target_id_key" ON "payment_target"("tenant_id", "payment_id", "target_type", "target_id");

-- CreateIndex
CREATE INDEX "allocation_tenant_id_payment_id_idx" ON "allocation"("tenant_id", "payment_id");

-- CreateIndex
CREATE INDEX "allocation_tenant_id_target_type_target_id_idx" ON "allocation"("tenant_id", "target_type", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_tenant_id_receipt_no_key" ON "receipt"("tenant_id", "receipt_no");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_tenant_id_payment_id_key" ON "receipt"("tenant_id", "payment_id");

-- CreateIndex
CREATE INDEX "refund_tenant_id_payment_id_idx" ON "refund"("tenant_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_tenant_id_key_key" ON "refund"("tenant_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "refund_tenant_id_provider_ref_key" ON "refund"("tenant_id", "provider_ref");

-- CreateIndex
CREATE INDEX "payment_dispute_tenant_id_payment_id_idx" ON "payment_dispute"("tenant_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_dispute_tenant_id_provider_ref_key" ON "payment_dispute"("tenant_id", "provider_ref");

-- CreateIndex
CREATE INDEX "contract_tenant_id_creditor_id_idx" ON "contract"("tenant_id", "creditor_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_tenant_id_contract_no_key" ON "contract"("tenant_id", "contract_no");

-- CreateIndex
CREATE UNIQUE INDEX "contract_version_tenant_id_contract_id_version_no_key" ON "contract_version"("tenant_id", "contract_id", "version_no");

-- CreateIndex
CREATE INDEX "placement_tenant_id_import_job_id_idx" ON "placement"("tenant_id", "import_job_id");

-- CreateIndex
CREATE UNIQUE INDEX "placement_tenant_id_creditor_id_placement_no_key" ON "placement"("tenant_id", "creditor_id", "placement_no");

-- CreateIndex
CREATE INDEX "account_tenant_id_assigned_to_queue_rank_balance_rank_id_idx" ON "account"("tenant_id", "assigned_to", "queue_rank", "balance_rank", "id");

-- CreateIndex
CREATE INDEX "account_tenant_id_queue_rank_balance_rank_id_idx" ON "account"("tenant_id", "queue_rank", "balance_rank", "id");

-- CreateIndex
CREATE INDEX "account_tenant_id_status_created_at_id_idx" ON "account"("tenant_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "account_tenant_id_creditor_id_status_idx" ON "account"("tenant_id", "creditor_id", "status");

-- CreateIndex
CREATE INDEX "account_tenant_id_due_date_id_idx" ON "account"("tenant_id", "due_date", "id");

-- CreateIndex
CREATE INDEX "account_tenant_id_balance_id_idx" ON "account"("tenant_id", "balance", "id");

-- CreateIndex
CREATE INDEX "account_tenant_id_created_at_id_idx" ON "account"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "account_tenant_id_next_action_at_idx" ON "account"("tenant_id", "next_action_at");

-- CreateIndex
CREATE INDEX "account_tenant_id_ref_key_idx" ON "account"("tenant_id", "ref_key");

-- CreateIndex
CREATE INDEX "account_tenant_id_customer_id_idx" ON "account"("tenant_id", "customer_id");

-- CreateIndex
CREATE INDEX "account_tenant_id_placement_id_idx" ON "account"("tenant_id", "placement_id");

-- CreateIndex
CREATE INDEX "account_movement_tenant_id_account_id_effective_date_idx" ON "account_movement"("tenant_id", "account_id", "effective_date");

-- CreateIndex
CREATE INDEX "account_party_tenant_id_customer_id_idx" ON "account_party"("tenant_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_party_tenant_id_account_id_customer_id_role_key" ON "account_party"("tenant_id", "account_id", "customer_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "account_holder_tenant_id_account_id_from_on_capacity_key" ON "account_holder"("tenant_id", "account_id", "from_on", "capacity");

-- CreateIndex
CREATE UNIQUE INDEX "collector_profile_tenant_id_staff_id_key" ON "collector_profile"("tenant_id", "staff_id");

-- AddForeignKey
ALTER TABLE "user_token" ADD CONSTRAINT "user_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "number_issued" ADD CONSTRAINT "number_issued_tenant_id_series_id_fkey" FOREIGN KEY ("tenant_id", "series_id") REFERENCES "number_series"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_tenant_id_corrects_id_fkey" FOREIGN KEY ("tenant_id", "corrects_id") REFERENCES "note"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_tenant_id_document_id_fkey" FOREIGN KEY ("tenant_id", "document_id") REFERENCES "document"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_tenant_id_profile_id_fkey" FOREIGN KEY ("tenant_id", "profile_id") REFERENCES "import_profile"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_tenant_id_file_id_fkey" FOREIGN KEY ("tenant_id", "file_id") REFERENCES "document"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_tenant_id_job_id_fkey" FOREIGN KEY ("tenant_id", "job_id") REFERENCES "import_job"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sftp_connection" ADD CONSTRAINT "sftp_connection_tenant_id_profile_id_fkey" FOREIGN KEY ("tenant_id", "profile_id") REFERENCES "import_profile"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_tenant_id_merged_into_id_fkey" FOREIGN KEY ("tenant_id", "merged_into_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contact_point" ADD CONSTRAINT "contact_point_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "identifier" ADD CONSTRAINT "identifier_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "creditor" ADD CONSTRAINT "creditor_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "creditor"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_tenant_id_reports_to_id_fkey" FOREIGN KEY ("tenant_id", "reports_to_id") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "role_permission" ADD CONSTRAINT "role_permission_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "role"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_tenant_id_staff_id_fkey" FOREIGN KEY ("tenant_id", "staff_id") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "role"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "portal_code" ADD CONSTRAINT "portal_code_tenant_id_portal_account_id_fkey" FOREIGN KEY ("tenant_id", "portal_account_id") REFERENCES "portal_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "ledger_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ledger_balance" ADD CONSTRAINT "ledger_balance_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "ledger_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_tenant_id_reverses_entry_id_fkey" FOREIGN KEY ("tenant_id", "reverses_entry_id") REFERENCES "journal_entry"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "entry_number" ADD CONSTRAINT "entry_number_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "journal_entry"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "journal_entry"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "ledger_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "ledger_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_tenant_id_ledger_account_id_fkey" FOREIGN KEY ("tenant_id", "ledger_account_id") REFERENCES "ledger_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "processor_account" ADD CONSTRAINT "processor_account_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_tenant_id_processor_account_id_fkey" FOREIGN KEY ("tenant_id", "processor_account_id") REFERENCES "processor_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_tenant_id_retry_of_id_fkey" FOREIGN KEY ("tenant_id", "retry_of_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_target" ADD CONSTRAINT "payment_target_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_tenant_id_creditor_id_fkey" FOREIGN KEY ("tenant_id", "creditor_id") REFERENCES "creditor"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contract_version" ADD CONSTRAINT "contract_version_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_tenant_id_creditor_id_fkey" FOREIGN KEY ("tenant_id", "creditor_id") REFERENCES "creditor"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_tenant_id_contract_version_id_fkey" FOREIGN KEY ("tenant_id", "contract_version_id") REFERENCES "contract_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_tenant_id_import_job_id_fkey" FOREIGN KEY ("tenant_id", "import_job_id") REFERENCES "import_job"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_tenant_id_creditor_id_fkey" FOREIGN KEY ("tenant_id", "creditor_id") REFERENCES "creditor"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_tenant_id_placement_id_fkey" FOREIGN KEY ("tenant_id", "placement_id") REFERENCES "placement"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_tenant_id_contract_version_id_fkey" FOREIGN KEY ("tenant_id", "contract_version_id") REFERENCES "contract_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_tenant_id_assigned_to_fkey" FOREIGN KEY ("tenant_id", "assigned_to") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account_movement" ADD CONSTRAINT "account_movement_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account_party" ADD CONSTRAINT "account_party_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account_party" ADD CONSTRAINT "account_party_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account_holder" ADD CONSTRAINT "account_holder_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account_holder" ADD CONSTRAINT "account_holder_tenant_id_creditor_id_fkey" FOREIGN KEY ("tenant_id", "creditor_id") REFERENCES "creditor"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "collector_profile" ADD CONSTRAINT "collector_profile_tenant_id_staff_id_fkey" FOREIGN KEY ("tenant_id", "staff_id") REFERENCES "staff"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

