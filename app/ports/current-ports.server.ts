import { fileURLToPath } from "node:url";

import { env } from "~/platform/env/env.server";

import type { EmailPort } from "./email/port";
import { smtpEmail } from "./email/smtp.server";
import type { PaymentEventsPort } from "./payment-events/port";
import { stripePaymentEvents } from "./payment-events/stripe.server";
import type { PaymentsPort } from "./payments/port";
import type { StripeConfig } from "./payments/stripe-client.server";
import type { StandingPaymentsPort } from "./payments/standing-port";
import { stripePayments } from "./payments/stripe.server";
import { stripeStandingPayments } from "./payments/stripe-standing.server";
import type { SftpPort } from "./sftp/port";
import { ssh2Sftp } from "./sftp/ssh2.server";
import { localDiskStorage } from "./storage/local-disk.server";
import type { StoragePort } from "./storage/port";
import { s3Storage } from "./storage/s3.server";

export interface Ports {
  payments: PaymentsPort;
  standing: StandingPaymentsPort;
  paymentEvents: PaymentEventsPort;
  storage: StoragePort;
  email: EmailPort;
  sftp: SftpPort;
}

let ports: Ports | null = null;

/** The outside world as this process is configured; the only place where adapters meet variables. */
export function currentPorts(): Ports {
  ports ??= {
    payments: stripePayments(stripeConfig()),
    standing: stripeStandingPayments(stripeConfig()),
    paymentEvents: stripePaymentEvents(stripeConfig()),
    storage: storageOf(env().STORAGE),
    email: emailOf(env().SMTP_URL),
    // a demo's stand-in lives on this machine; anywhere else a tenant must not reach our own network
    sftp: ssh2Sftp({ allowPrivateHosts: ["demo", "test", "development"].includes(env().ENVIRONMENT_NAME) }),
  };
  return ports;
}

function stripeConfig(): StripeConfig {
  const {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRETS: webhookSecrets,
    STRIPE_API_BASE: base,
  } = env();
  if (!base) return { secretKey, webhookSecrets };
  const url = new URL(base);
  const protocol = url.protocol === "https:" ? ("https" as const) : ("http" as const);
  const port = Number(url.port) || (protocol === "https" ? 443 : 80);
  return { secretKey, webhookSecrets, apiBase: { host: url.hostname, port, protocol } };
}

/** `file:///folder` or `s3://key:secret@bucket?region=…&endpoint=…&path_style=1` */
function storageOf(text: string): StoragePort {
  if (text.startsWith("file:")) return localDiskStorage({ root: fileURLToPath(text) });
  const url = new URL(text);
  return s3Storage({
    bucket: url.hostname,
    region: url.searchParams.get("region") ?? "us-east-1",
    endpoint: url.searchParams.get("endpoint") ?? undefined,
    forcePathStyle: url.searchParams.get("path_style") === "1",
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  });
}

function emailOf(text: string): EmailPort {
  const url = new URL(text);
  const secure = url.protocol === "smtps:";
  const here = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  return smtpEmail({
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTls: !secure && !here,
    user: url.username ? decodeURIComponent(url.username) : undefined,
    password: url.password ? decodeURIComponent(url.password) : undefined,
  });
}
