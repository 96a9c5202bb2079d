import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { signingPair } from "~/platform/crypto/signing-pair.server";
import { FakeEmail } from "~/ports/email/fake";
import type { EmailMessage, EmailPort } from "~/ports/email/port";
import { smtpEmail } from "~/ports/email/smtp.server";

import { type MailSinkOptions, startMailSink } from "../../scripts/stand-ins/mail-sink/start-mail-sink";

const MESSAGE: EmailMessage = {
  to: { name: "Dana Doe", address: "dana@example.test" },
  from: { name: "Harbour Recovery, Inc.", address: "desk@agency.test" },
  replyTo: { address: "answers@agency.test" },
  subject: "Ihr Code / आपका कोड",
  text: "Your code is 123456.\nOpen https://agency.test/verify?token=a&b=c.",
  html: '<p>Your code is <b>123456</b></p><a href="https://agency.test/verify">Verify</a><script>alert(1)</script>',
  messageId: "0198c1f0-mail-1",
};

async function openSink(options: MailSinkOptions = {}) {
  const sink = await startMailSink(options);
  onTestFinished(() => sink.stop());
  return { sink, email: smtpEmail({ host: "127.0.0.1", port: sink.smtpPort, timeoutMs: 2_000 }) };
}

interface Sent {
  to: string;
  subject: string;
}

describe.each([
  [
    "SMTP",
    async (): Promise<{ email: EmailPort; sent: () => Sent[] }> => {
      const { sink, email } = await openSink();
      return { email, sent: () => sink.messages().map(({ to, subject }) => ({ to: to[0] ?? "", subject })) };
    },
  ],
  [
    "the fake",
    (): Promise<{ email: EmailPort; sent: () => Sent[] }> => {
      const email = new FakeEmail();
      const sent = () => email.outbox.map(({ to, subject }) => ({ to: to.address, subject }));
      return Promise.resolve({ email, sent });
    },
  ],
])("an e-mail by %s", (_, open) => {
  it("is accepted and arrives as written", async () => {
    const { email, sent } = await open();
    expect(await email.send(MESSAGE)).toEqual({ result: "accepted" });
    expect(sent()).toEqual([{ to: "dana@example.test", subject: MESSAGE.subject }]);
  });
});

describe("an e-mail by SMTP", () => {
  it("carries names, reply address, both forms and its own id", async () => {
    const { sink, email } = await openSink();
    await email.send(MESSAGE);
    const [message] = sink.messages({ to: "DANA@example.test" });
    expect(message).toMatchObject({
      from: "Harbour Recovery, Inc. <desk@agency.test>",
      text: `${MESSAGE.text}\n`,
      messageId: "<0198c1f0-mail-1@agency.test>",
    });
    expect(message?.html).toContain("<b>123456</b>");
    const raw = message?.raw.toString("utf8");
    expect(raw).toContain("Reply-To: answers@agency.test");
    expect(raw).toContain("Auto-Submitted: auto-generated");
  });

  it("is signed for the domain it comes from, where it brings a key", async () => {
    const { sink, email } = await openSink();
    const { privateKey } = await signingPair();
    const signature = { domain: "agency.test", selector: "q1", privateKey };
    expect(await email.send({ ...MESSAGE, signature })).toEqual({ result: "accepted" });
    const raw = sink.messages()[0]?.raw.toString("utf8") ?? "";
    expect(raw).toMatch(/DKIM-Signature: [^]*d=agency\.test;[^]*s=q1;/);
  });

  it("is failed for good when the mailbox does not exist", async () => {
    const { email } = await openSink();
    const answer = await email.send({ ...MESSAGE, to: { address: "bounce@example.test" } });
    expect(answer).toMatchObject({ result: "failed", kind: "permanent", code: "SMTP_550" });
  });

  it("may be tried again when the server is busy", async () => {
    const { email } = await openSink();
    const answer = await email.send({ ...MESSAGE, to: { address: "busy@example.test" } });
    expect(answer).toMatchObject({ result: "failed", kind: "transient", code: "SMTP_451" });
  });

  it("may be tried again when nobody listens", async () => {
    const { sink, email } = await openSink();
    await sink.stop();
    expect(await email.send(MESSAGE)).toMatchObject({ result: "failed", kind: "transient" });
  });

  it("may be tried again when the server says nothing", async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as { port: number };
    const email = smtpEmail({ host: "127.0.0.1", port, timeoutMs: 100 });
    expect(await email.send(MESSAGE)).toMatchObject({
      result: "failed",
      kind: "transient",
      code: "ETIMEDOUT",
    });
  });

  it("is not sent over an open line where TLS is required", async () => {
    const { sink } = await openSink();
    const email = smtpEmail({ host: "127.0.0.1", port: sink.smtpPort, requireTls: true, timeoutMs: 2_000 });
    expect(await email.send(MESSAGE)).toMatchObject({ result: "failed", kind: "transient" });
    expect(sink.messages()).toEqual([]);
  });

  it.each(["a@b.test, c@d.test", "a@b.test\r\nBcc: c@d.test", "nobody", "<a@b.test>", "a b@c.test", ""])(
    "never goes to %j",
    async (address) => {
      const { sink, email } = await openSink();
      const answer = await email.send({ ...MESSAGE, to: { address } });
      expect(answer).toMatchObject({ kind: "permanent", code: "ADDRESS_INVALID" });
      expect(sink.messages()).toEqual([]);
    },
  );

  it("keeps line breaks in a subject or a name out of the headers", async () => {
    const { sink, email } = await openSink();
    const name = "Dana\r\nBcc: other@example.test";
    await email.send({ ...MESSAGE, subject: "Hi\r\nBcc: other@example.test", to: { ...MESSAGE.to, name } });
    expect(sink.messages()[0]?.to).toEqual(["dana@example.test"]);
    expect(sink.messages()[0]?.raw.toString("utf8")).not.toMatch(/^Bcc:/m);
  });
});

describe("the outbox", () => {
  it("lists newest first, for one address or all, as page and as JSON", async () => {
    const { sink, email } = await openSink();
    await email.send({ ...MESSAGE, subject: "First <b>" });
    await email.send({ ...MESSAGE, subject: "Second", to: { address: "kim@example.test" } });
    const page = await (await fetch(sink.url)).text();
    expect(page.indexOf("Second")).toBeLessThan(page.indexOf("First &lt;b&gt;"));
    expect(page).not.toContain("<script");
    const response = await fetch(`${sink.url}/messages.json?to=dana@example.test`);
    expect(await response.json()).toMatchObject([{ subject: "First <b>", text: `${MESSAGE.text}\n` }]);
  });

  it("shows a message with its links, and its markup only in a sandbox", async () => {
    const { sink, email } = await openSink();
    await email.send(MESSAGE);
    const id = sink.messages()[0]?.id ?? "";
    const page = await (await fetch(`${sink.url}/messages/${id}`)).text();
    expect(page).toContain('<a href="https://agency.test/verify?token=a&amp;b=c" target="_blank"');
    expect(page).not.toContain("alert(1)");
    const framed = await fetch(`${sink.url}/messages/${id}/html`);
    expect(framed.headers.get("content-security-policy")).toMatch(
      /^sandbox allow-popups.*default-src 'none'/,
    );
    expect(await framed.text()).toContain("<b>123456</b>");
    expect(await (await fetch(`${sink.url}/messages/${id}/raw`)).text()).toContain("Message-ID:");
    expect((await fetch(`${sink.url}/messages/none`)).status).toBe(404);
  });

  it("is kept over a restart when given a folder, and can be emptied", async () => {
    const directory = await mkdtemp(join(tmpdir(), "mail-"));
    onTestFinished(() => rm(directory, { recursive: true }));
    const { sink, email } = await openSink({ directory });
    await email.send(MESSAGE);
    await sink.stop();
    const { sink: again } = await openSink({ directory });
    expect(again.messages()).toMatchObject([{ subject: MESSAGE.subject }]);
    expect((await fetch(`${again.url}/messages`, { method: "DELETE" })).status).toBe(204);
    expect(again.messages()).toEqual([]);
  });
});

describe("the fake of e-mail", () => {
  it("keeps a message sent again under its id once, and fails when told", async () => {
    const email = new FakeEmail();
    email.failNext("transient");
    expect(await email.send(MESSAGE)).toMatchObject({ kind: "transient" });
    await email.send(MESSAGE);
    await email.send(MESSAGE);
    expect(email.sentTo("dana@EXAMPLE.test")).toHaveLength(1);
  });
});
