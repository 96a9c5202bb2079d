import { randomBytes } from "node:crypto";

import { provideEnv } from "~/platform/env/env.server";
import { readEnv } from "~/platform/env/read-env";

/** The variables a process would have, with keys made for this run. */
export function useTestEnv(
  urls: { appUrl: string; acrossUrl: string },
  storage: string,
): Record<string, string> {
  const key = () => randomBytes(32).toString("base64");
  const environment = {
    APP_DATABASE_URL: urls.appUrl,
    ACROSS_DATABASE_URL: urls.acrossUrl,
    BASE_URL: "http://quittance.test",
    ENVIRONMENT_NAME: "test",
    LOG_LEVEL: "silent",
    SESSION_SECRET: key(),
    PASSWORD_PEPPER: key(),
    // a newer key before the one that sealed until now, as in the midst of a rotation
    FIELD_KEYS: `test:${key()},before:${key()}`,
    BLIND_INDEX_KEY: key(),
    STRIPE_SECRET_KEY: "sk_test_quittance",
    STRIPE_WEBHOOK_SECRETS: "whsec_quittance_test",
    RAZORPAY_KEY_ID: "rzp_test_quittance",
    RAZORPAY_KEY_SECRET: "secret-of-quittance",
    RAZORPAY_WEBHOOK_SECRETS: "razorpay-webhook-secret",
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "no-reply@quittance.test",
    STORAGE: storage,
    OPERATOR_ADDRESSES: "203.0.113.0/24",
  };
  provideEnv(readEnv(environment));
  return environment;
}
