import { pathToFileURL } from "node:url";

import type { RoleUrls } from "../database/role-urls";
import type { DemoFolder, DemoSecrets } from "./demo-folder";
import type { DemoPorts } from "./demo-ports";

export const WEBHOOK_PATH = "/api/v1/payments/webhook/stripe/";
export const SFTP_USER = "quittance";
export const FLY_APP = "quittance";
export const FLY_TOKEN = "token-of-the-demo";

/** The variables of web, worker and seed in the demo. The owner's connection string is not among them. */
export function demoEnvironment(
  folder: DemoFolder,
  ports: DemoPorts,
  secrets: DemoSecrets,
  urls: RoleUrls,
): Record<string, string> {
  return {
    ENVIRONMENT_NAME: "demo",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
    APP_DATABASE_URL: urls.appUrl,
    ACROSS_DATABASE_URL: urls.acrossUrl,
    BASE_URL: siteUrl(ports.web),
    HOST: "127.0.0.1",
    PORT: String(ports.web),
    WORKER_PORT: String(ports.worker),
    SESSION_SECRET: secrets.sessionSecret,
    PASSWORD_PEPPER: secrets.passwordPepper,
    FIELD_KEYS: `demo:${secrets.fieldKey}`,
    BLIND_INDEX_KEY: secrets.blindIndexKey,
    STRIPE_SECRET_KEY: secrets.stripeKey,
    STRIPE_WEBHOOK_SECRETS: secrets.webhookSecret,
    STRIPE_API_BASE: local(ports.stripe),
    STRIPE_CHECKOUT_ORIGIN: local(ports.stripe),
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: "no-reply@quittance.example",
    OPERATOR_ADDRESSES: "127.0.0.0/8,::1/128",
    STORAGE: pathToFileURL(folder.files).href,
    FLY_APP_NAME: FLY_APP,
    FLY_API_TOKEN: FLY_TOKEN,
    FLY_API_BASE: local(ports.fly),
    DNS_SERVERS: `127.0.0.1:${ports.dns}`,
    DEMO_OUTBOX_URL: local(ports.outbox),
  };
}

/** Where people open the product. By name, because a passkey cannot belong to a bare IP address. */
export function siteUrl(port: number): string {
  return `http://localhost:${port}`;
}

export function local(port: number): string {
  return `http://127.0.0.1:${port}`;
}
