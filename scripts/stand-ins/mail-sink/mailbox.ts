import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import PostalMime from "postal-mime";

export interface SunkMessage {
  /** Grows with time. */
  id: string;
  receivedAt: string;
  to: string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  attachments: { name: string; type: string; size: number }[];
  raw: Buffer;
}

const KEPT = 1000;

/** Everything the sink has caught, newest first, with a copy in a folder when one is given. */
export class SinkMailbox {
  private kept: SunkMessage[] = [];
  private last = 0;

  constructor(private readonly folder?: string) {}

  async load(): Promise<void> {
    if (!this.folder) return;
    await mkdir(this.folder, { recursive: true });
    const names = (await readdir(this.folder)).filter((name) => /^\d+\.eml$/.test(name));
    for (const name of names.sort()) {
      const id = name.replace(".eml", "");
      this.kept.unshift(await parse(id, await readFile(join(this.folder, name))));
      this.last = Math.max(this.last, Number(id));
    }
  }

  async add(raw: Buffer): Promise<void> {
    this.last = Math.max(Date.now(), this.last + 1);
    const id = String(this.last).padStart(15, "0");
    if (this.folder) {
      const draft = join(this.folder, `${id}.new`);
      await writeFile(draft, raw);
      await rename(draft, join(this.folder, `${id}.eml`));
    }
    this.kept.unshift(await parse(id, raw));
    this.kept.sort((a, b) => b.id.localeCompare(a.id));
    for (const { id: old } of this.kept.splice(KEPT)) await this.remove(old);
  }

  list({ to }: { to?: string } = {}): SunkMessage[] {
    const wanted = to?.toLowerCase();
    return this.kept.filter(
      (message) => !wanted || message.to.some((address) => address.toLowerCase() === wanted),
    );
  }

  find(id: string): SunkMessage | undefined {
    return this.kept.find((message) => message.id === id);
  }

  async clear(): Promise<void> {
    for (const { id } of this.kept.splice(0)) await this.remove(id);
  }

  private async remove(id: string): Promise<void> {
    if (this.folder) await rm(join(this.folder, `${id}.eml`), { force: true });
  }
}

async function parse(id: string, raw: Buffer): Promise<SunkMessage> {
  const email = await PostalMime.parse(raw);
  return {
    id,
    receivedAt: new Date(Number(id)).toISOString(),
    to: (email.to ?? []).flatMap(({ address }) => address ?? []),
    from: email.from?.address ? `${email.from.name} <${email.from.address}>`.trim() : "",
    subject: email.subject ?? "",
    text: email.text ?? "",
    html: email.html ?? "",
    messageId: email.messageId ?? "",
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? "",
      type: mimeType,
      size: typeof content === "string" ? content.length : content.byteLength,
    })),
    raw,
  };
}
