import nodemailer from "nodemailer";

import type { EmailMessage, EmailPort, EmailResult, Mailbox } from "./port";

export interface SmtpConfig {
  host: string;
  port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS when the server offers it. */
  secure?: boolean;
  /** Refuses to send over an open line; for every server that is not on this machine. */
  requireTls?: boolean;
  user?: string;
  password?: string;
  timeoutMs?: number;
}

export function smtpEmail(config: SmtpConfig): EmailPort {
  const { host, port, secure = false, requireTls = false, user, password, timeoutMs = 20_000 } = config;
  const transport = nodemailer.createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls,
    auth: user ? { user, pass: password } : undefined,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // A message is made of our texts only; nothing in it may name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send(message) {
      const strange = [message.to, message.from, message.replyTo].find(
        (mailbox) => mailbox && !isPlain(mailbox),
      );
      if (strange)
        return failed("permanent", "ADDRESS_INVALID", "The address is not a single plain e-mail address");
      try {
        await transport.sendMail(toMail(message));
        return { result: "accepted" };
      } catch (error) {
        return judge(error);
      }
    },
  };
}

/** One address and nothing else: no second recipient, no header smuggled in behind a line break. */
function isPlain({ address }: Mailbox): boolean {
  return address.length <= 254 && /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/.test(address);
}

function toMail({ to, from, replyTo, subject, text, html, messageId, signature }: EmailMessage) {
  const domain = from.address.slice(from.address.indexOf("@") + 1);
  return {
    to: toAddress(to),
    from: toAddress(from),
    replyTo: replyTo && toAddress(replyTo),
    subject,
    text,
    html,
    messageId: `<${messageId}@${domain}>`,
    dkim: signature && {
      domainName: signature.domain,
      keySelector: signature.selector,
      privateKey: signature.privateKey,
    },
    // Keeps out-of-office replies from answering a machine.
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

function toAddress({ name = "", address }: Mailbox) {
  return { name, address };
}

interface SmtpError {
  code?: string;
  responseCode?: number;
  permanent?: boolean;
  message: string;
}

function judge(error: unknown): EmailResult {
  if (!(error instanceof Error)) throw error;
  const { code = "UNKNOWN", responseCode, permanent, message }: SmtpError = error;
  // Refused credentials or TLS say nothing about the message: it waits until the line is right.
  const isForGood = permanent === true && (code === "EENVELOPE" || code === "EMESSAGE");
  const reason = responseCode ? `SMTP_${responseCode}` : code;
  return failed(isForGood ? "permanent" : "transient", reason, message);
}

function failed(kind: "transient" | "permanent", code: string, message: string): EmailResult {
  return { result: "failed", kind, code, message };
}
