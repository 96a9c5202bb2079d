import type { CommandHost } from "~/office/commands/command/run-command.server";
import type { BillingPort } from "~/ports/billing/port";
import type { CertificatesPort } from "~/ports/certificates/port";
import type { DnsPort } from "~/ports/dns/port";
import type { EmailPort } from "~/ports/email/port";
import type { PaymentEventsPort } from "~/ports/payment-events/port";
import type { PaymentsPort } from "~/ports/payments/port";
import type { StandingPaymentsPort } from "~/ports/payments/standing-port";
import type { SftpPort } from "~/ports/sftp/port";
import type { StoragePort } from "~/ports/storage/port";

/** What a job may use: the command wrapper's host, the outside world, and a place to say what went wrong. */
export interface JobHost extends CommandHost {
  ports: {
    payments: PaymentsPort;
    standing: StandingPaymentsPort;
    paymentEvents: PaymentEventsPort;
    billing: BillingPort;
    storage: StoragePort;
    email: EmailPort;
    sftp: SftpPort;
    dns: DnsPort;
    certificates: CertificatesPort;
  };
  baseUrl: string;
  mailFrom: string;
  log: {
    info(facts: object, message: string): void;
    warn(facts: object, message: string): void;
    error(facts: object, message: string): void;
  };
}

/** At least once: a handler that throws is tried again, and doing its work twice must do no harm. */
export type JobHandler = (host: JobHost, payload: Record<string, unknown>) => Promise<void>;
