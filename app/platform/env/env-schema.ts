import { z } from "zod";

const KEY_PAIR = /^[A-Za-z0-9_-]{1,16}:[A-Za-z0-9+/]{43}=$/;

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// connection string");
const httpUrl = z
  .string()
  .regex(/^https?:\/\//, "must begin with http:// or https://")
  .refine((text) => URL.canParse(text), "is not a URL")
  .transform((text) => text.replace(/\/+$/, ""));
const secret = z.string().min(32, "must have at least 32 characters");
// 0: any that is free
const port = z.coerce.number().int().min(0).max(65_535);
const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  );

/**
 * Every variable that web and worker read; .env.example explains each. A variable that is set to
 * nothing counts as not set.
 */
export const envSchema = z
  .object({
    APP_DATABASE_URL: databaseUrl,
    ACROSS_DATABASE_URL: databaseUrl,
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),

    BASE_URL: httpUrl,
    HOST: z.string().default("0.0.0.0"),
    PORT: port.default(3000),
    WORKER_PORT: port.default(3001),
    TRUSTED_PROXIES: list,
    // from where the operator console is there at all
    OPERATOR_ADDRESSES: list,
    METRICS_TOKEN: secret.optional(),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    ENVIRONMENT_NAME: z.string().default("production"),

    SESSION_SECRET: secret,
    PASSWORD_PEPPER: secret,
    FIELD_KEYS: z
      .string()
      .refine(
        (text) => text.split(",").every((pair) => KEY_PAIR.test(pair)),
        "must be id:base64 of 32 bytes, comma-separated",
      ),
    BLIND_INDEX_KEY: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, "must be base64 of 32 bytes"),

    STRIPE_SECRET_KEY: z.string().min(8, "is too short"),
    STRIPE_WEBHOOK_SECRETS: list.refine((secrets) => secrets.length > 0, "needs at least one signing secret"),
    STRIPE_API_BASE: httpUrl.optional(),
    STRIPE_CHECKOUT_ORIGIN: httpUrl.default("https://checkout.stripe.com"),

    RAZORPAY_KEY_ID: z.string().startsWith("rzp_", "must begin with rzp_").optional(),
    RAZORPAY_KEY_SECRET: z.string().min(8, "is too short").optional(),
    RAZORPAY_WEBHOOK_SECRETS: list,
    RAZORPAY_API_BASE: httpUrl.optional(),

    SMTP_URL: z.string().regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://"),
    // the name in front of it is the agency's
    MAIL_FROM: z.email("must be a plain e-mail address"),
    STORAGE: z.string().regex(/^(file:\/\/\/|s3:\/\/)/, "must be file:///folder or s3://bucket?region=…"),

    DNS_SERVERS: list,
    FLY_APP_NAME: z.string().optional(),
    FLY_API_TOKEN: z.string().min(8, "is too short").optional(),
    FLY_API_BASE: httpUrl.default("https://api.machines.dev"),

    DEMO_OUTBOX_URL: httpUrl.optional(),
  })
  // half a set of names would look like an installation without Razorpay
  .superRefine((env, { addIssue }) => {
    const { RAZORPAY_KEY_ID: id, RAZORPAY_KEY_SECRET: key, RAZORPAY_WEBHOOK_SECRETS: secrets } = env;
    const parts = { RAZORPAY_KEY_ID: id, RAZORPAY_KEY_SECRET: key, RAZORPAY_WEBHOOK_SECRETS: secrets[0] };
    const missing = Object.entries(parts).filter(([, value]) => !value);
    if (missing.length === 3) return;
    for (const [name] of missing)
      addIssue({ code: "custom", path: [name], message: "belongs to the others of Razorpay" });
  });

export type Env = z.output<typeof envSchema>;
