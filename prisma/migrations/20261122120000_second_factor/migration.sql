-- Second factors, the two steps of a sign-in, the firm's security settings (spec 07 §4, 13 §1).

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "factor_at" TIMESTAMPTZ(3),
ADD COLUMN     "outside_until" TIMESTAMPTZ(3),
ADD COLUMN     "stage" TEXT NOT NULL DEFAULT 'open';

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "grace_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "user_account" ADD COLUMN     "unlocked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "user_factor" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "secret" BYTEA NOT NULL,
    "credential_id" TEXT,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "last_step" BIGINT,
    "confirmed_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_factor_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_factor_credential_id_key" ON "user_factor"("credential_id");

-- CreateIndex
CREATE INDEX "user_factor_user_id_kind_idx" ON "user_factor"("user_id", "kind");

-- AddForeignKey
ALTER TABLE "user_factor" ADD CONSTRAINT "user_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


ALTER TABLE user_factor
  ADD CONSTRAINT user_factor_kind CHECK (kind IN ('totp','passkey','recovery_code','old_password')),
  ADD CONSTRAINT user_factor_credential CHECK ((kind = 'passkey') = (credential_id IS NOT NULL)),
  ADD CONSTRAINT user_factor_step CHECK (last_step IS NULL OR kind = 'totp');
-- one authenticator in use and one being set up
CREATE UNIQUE INDEX hand_user_factor_totp ON user_factor (user_id, (confirmed_at IS NULL)) WHERE kind = 'totp';

ALTER TABLE session ADD CONSTRAINT session_stage CHECK (stage IN ('open','second_factor'));
ALTER TABLE user_token DROP CONSTRAINT user_token_kind,
  ADD CONSTRAINT user_token_kind CHECK (kind IN ('verify_email','reset_password','unlock','break_glass'));

GRANT SELECT, INSERT, UPDATE, DELETE ON user_factor TO quittance_app;
-- whether a login has a factor decides what its session opens; the secrets are nobody's business there
GRANT SELECT (user_id, kind, confirmed_at) ON user_factor TO quittance_across;

-- a request brings its session or key before anybody knows whose settings hold for it
GRANT SELECT ON setting TO quittance_across;
CREATE POLICY security_across_tenants ON setting FOR SELECT TO quittance_across USING (key = 'security');
