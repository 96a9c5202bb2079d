import { expect } from "@playwright/test";

import { demoFacts } from "./firm";

interface Mail {
  to: string[];
  subject: string;
  text: string;
  receivedAt: string;
}

/** The newest mail to this address whose subject fits, as soon as one later than `after` is there. */
export async function mailTo(address: string, subject: RegExp, after = new Date(0)): Promise<Mail> {
  const { outboxUrl } = await demoFacts();
  let found: Mail | undefined;
  await expect(async () => {
    const answer = await fetch(`${outboxUrl}/messages.json?to=${encodeURIComponent(address)}`);
    const mails = (await answer.json()) as Mail[];
    found = mails
      .filter((mail) => subject.test(mail.subject) && new Date(mail.receivedAt) > after)
      .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))[0];
    expect(found, `a mail to ${address} about ${subject.source}`).toBeDefined();
  }).toPass({ timeout: 20_000 });
  return found!;
}

/** The six digits of a mail; an older code is none, for a newer one has replaced it. */
export async function codeFor(address: string, subject: RegExp, after?: Date): Promise<string> {
  const { text } = await mailTo(address, subject, after);
  const code = /\b\d{6}\b/.exec(text)?.[0];
  if (!code) throw new Error(`no code in: ${text}`);
  return code;
}
