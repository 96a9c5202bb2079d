import type { EmailMessage, EmailPort, EmailResult } from "./port";

/** A mail server in memory. A message sent again under its id is kept once. */
export class FakeEmail implements EmailPort {
  readonly outbox: EmailMessage[] = [];
  private failures: Extract<EmailResult, { result: "failed" }>[] = [];

  send(message: EmailMessage): Promise<EmailResult> {
    const failure = this.failures.shift();
    if (failure) return Promise.resolve(failure);
    if (!this.outbox.some(({ messageId }) => messageId === message.messageId)) this.outbox.push(message);
    return Promise.resolve({ result: "accepted" });
  }

  /** The next message is refused. */
  failNext(kind: "transient" | "permanent", code = kind === "permanent" ? "SMTP_550" : "ETIMEDOUT"): void {
    this.failures.push({ result: "failed", kind, code, message: code });
  }

  /** Newest first. */
  sentTo(address: string): EmailMessage[] {
    return this.outbox.filter(({ to }) => to.address.toLowerCase() === address.toLowerCase()).reverse();
  }
}
