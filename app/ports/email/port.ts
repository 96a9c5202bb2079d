export interface Mailbox {
  name?: string;
  address: string;
}

export interface EmailMessage {
  to: Mailbox;
  from: Mailbox;
  replyTo?: Mailbox;
  subject: string;
  text: string;
  html: string;
  /**
   * Unique per message and the same on every try, so that a mail sent twice by accident can be recognised as one.
   * Letters, digits, dots and dashes.
   */
  messageId: string;
  /** signs it for the sender's own domain (DKIM); the key is a PEM */
  signature?: { domain: string; selector: string; privateKey: string };
}

export type EmailResult =
  | { result: "accepted" }
  /** `transient`: try again later. `permanent`: this message to this address will never go. */
  | { result: "failed"; kind: "transient" | "permanent"; code: string; message: string };

/** Hands e-mail to a mail server. `accepted` means taken over by it, not read by anybody. Never throws for what it says. */
export interface EmailPort {
  send(message: EmailMessage): Promise<EmailResult>;
}
