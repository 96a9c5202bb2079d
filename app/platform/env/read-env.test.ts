import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { envSchema } from "./env-schema";
import { type EnvProblem, readEnv } from "./read-env";

const whole = {
  APP_DATABASE_URL: "postgresql://quittance_app:x@localhost/q",
  ACROSS_DATABASE_URL: "postgresql://quittance_across:x@localhost/q",
  BASE_URL: "https://app.example.com/",
  SESSION_SECRET: "s".repeat(32),
  PASSWORD_PEPPER: "p".repeat(32),
  FIELD_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  BLIND_INDEX_KEY: Buffer.alloc(32, 2).toString("base64"),
  STRIPE_SECRET_KEY: "sk_test_12345678",
  STRIPE_WEBHOOK_SECRETS: "whsec_new, whsec_old",
  SMTP_URL: "smtp://localhost:25",
  MAIL_FROM: "no-reply@example.com",
  STORAGE: "file:///var/lib/quittance",
};

function problemsOf(variables: Record<string, string | undefined>): string[] {
  try {
    readEnv(variables);
    return [];
  } catch (error) {
    return (error as EnvProblem).problems;
  }
}

test("a complete environment is read, lists are split and a trailing slash is dropped", () => {
  const env = readEnv(whole);
  expect(env.BASE_URL).toBe("https://app.example.com");
  expect(env.STRIPE_WEBHOOK_SECRETS).toEqual(["whsec_new", "whsec_old"]);
  expect(env.PORT).toBe(3000);
  expect(env.METRICS_TOKEN).toBeUndefined();
});

test("every problem is named at once", () => {
  const problems = problemsOf({ ...whole, BASE_URL: undefined, SMTP_URL: "mail", SESSION_SECRET: "short" });
  expect(problems).toEqual([
    "BASE_URL is missing",
    "SESSION_SECRET must have at least 32 characters",
    "SMTP_URL must begin with smtp:// or smtps://",
  ]);
});

test("a variable set to nothing counts as missing", () => {
  expect(problemsOf({ ...whole, MAIL_FROM: "" })).toEqual(["MAIL_FROM is missing"]);
});

test("mail is sent from a plain address, since the name in front is the agency's", () => {
  expect(problemsOf({ ...whole, MAIL_FROM: "Quittance <no-reply@example.com>" })).toEqual([
    "MAIL_FROM must be a plain e-mail address",
  ]);
});

test("Razorpay is configured whole or not at all", () => {
  const id = { RAZORPAY_KEY_ID: "rzp_test_1" };
  expect(problemsOf({ ...whole, ...id })).toEqual([
    "RAZORPAY_KEY_SECRET is missing",
    "RAZORPAY_WEBHOOK_SECRETS is missing",
  ]);
  const rest = { RAZORPAY_KEY_SECRET: "secret-of-the-key", RAZORPAY_WEBHOOK_SECRETS: "new,old" };
  expect(problemsOf({ ...whole, ...id, ...rest })).toEqual([]);
});

test("the value of a wrong secret is not repeated", () => {
  const problems = problemsOf({ ...whole, FIELD_KEYS: "k1:tooshort" });
  expect(problems).toHaveLength(1);
  expect(problems.join()).not.toContain("tooshort");
});

test(".env.example explains every variable and no other", () => {
  const text = readFileSync(".env.example", "utf8");
  const named = [...text.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  const known = [...Object.keys(envSchema.shape), "DATABASE_URL"];
  expect(named.sort()).toEqual(known.sort());
});
