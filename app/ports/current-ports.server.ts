import { fileURLToPath } from "node:url";

import { env } from "~/platform/env/env.server";

import type { BillingPort } from "./billing/port";
import { stripeBilling } from "./billing/stripe.server";
import { flyCertificates } from "./certificates/fly.server";
import { ownProxyCertificates } from "./certificates/own-proxy.server";
import type { CertificatesPort } from "./certificates/port";
import { nodeResolver } from "./dns/node-resolver.server";
import type { DnsPort } from "./dns/port";
import type { EmailPort } from "./email/port";
import { smtpEmail } from "./email/smtp.server";
import { paymentEventsByProvider } from "./payment-events/payment-events-by-provider";
import type { PaymentEventsPort } from "./payment-events/port";
import { razorpayPaymentEvents } from "./payment-events/razorpay.server";
import { stripePaymentEvents } from "./payment-events/stripe.server";
import { paymentsByProvider, standingByProvider } from "./payments/payments-by-provider";
import type { PaymentsPort } from "./payments/port";
import type { RazorpayConfig } from "./payments/razorpay/razorpay-client.server";
import { razorpayPayments } from "./payments/razorpay/razorpay-payments.server";
import { razorpayStandingPayments } from "./payments/razorpay/razorpay-standing.server";
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
  billing: BillingPort;
  storage: StoragePort;
  email: EmailPort;
  sftp: SftpPort;
  dns: DnsPort;
  certificates: CertificatesPort;
}

/** Every way in from a processor is a hook of its own. */
interface CurrentPorts extends Ports {
  verifyRazorpayWebhook: PaymentEventsPort["verifyWebhook"];
}

let ports: CurrentPorts | null = null;

/** The outside world as this process is configured; the only place where adapters meet variables. */
export function currentPorts(): CurrentPorts {
  ports ??= {
    ...processorPorts(stripeConfig(), razorpayConfig()),
    billing: stripeBilling(stripeConfig()),
    storage: storageOf(env().STORAGE),
    email: emailOf(env().SMTP_URL),
    // a demo's stand-in lives on this machine; anywhere else a tenant must not reach our own network
    sftp: ssh2Sftp({ allowPrivateHosts: ["demo", "test", "development"].includes(env().ENVIRONMENT_NAME) }),
    dns: nodeResolver({ servers: env().DNS_SERVERS }),
    certificates: certificatesOf(),
  };
  return ports;
}

/** Stripe always; Razorpay where the installation has its key. */
function processorPorts(stripe: StripeConfig, razorpay: RazorpayConfig | null) {
  const events = {
    stripe: stripePaymentEvents(stripe),
    razorpay: razorpay ? razorpayPaymentEvents(razorpay) : undefined,
  };
  const verifyRazorpayWebhook: PaymentEventsPort["verifyWebhook"] = (rawBody, headers) =>
    events.razorpay?.verifyWebhook(rawBody, headers) ?? { ok: false, reason: "BAD_SIGNATURE" };
  return {
    payments: paymentsByProvider({
      stripe: stripePayments(stripe),
      razorpay: razorpay ? razorpayPayments(razorpay) : undefined,
    }),
    standing: standingByProvider({
      stripe: stripeStandingPayments(stripe),
      razorpay: razorpay ? razorpayStandingPayments(razorpay) : undefined,
    }),
    paymentEvents: { ...paymentEventsByProvider(events), verifyWebhook: events.stripe.verifyWebhook },
    verifyRazorpayWebhook,
  };
}

function razorpayConfig(): RazorpayConfig | null {
  const {
    RAZORPAY_KEY_ID: keyId,
    RAZORPAY_KEY_SECRET: keySecret,
    RAZORPAY_WEBHOOK_SECRETS: webhookSecrets,
    RAZORPAY_API_BASE: apiBase,
  } = env();
  return keyId && keySecret ? { keyId, keySecret, webhookSecrets, apiBase } : null;
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

function certificatesOf(): CertificatesPort {
  const { FLY_APP_NAME: app, FLY_API_TOKEN: token, FLY_API_BASE: apiBase, BASE_URL } = env();
  if (app && token) return flyCertificates({ app, token, apiBase });
  return ownProxyCertificates({ host: new URL(BASE_URL).hostname });
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
