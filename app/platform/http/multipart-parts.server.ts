// multipart/form-data after RFC 7578, as a stream: a file of gigabytes is never held. Names are read as browsers
// write them: UTF-8 between quotes, with `"` sent as %22; `;` and `=` may stand inside.

export interface FormPart {
  name: string;
  /** null for an ordinary field; "" when no file was chosen */
  fileName: string | null;
  contentType: string;
  /** Read to its end before the next part is asked for; what is left is passed over. */
  data: AsyncIterable<Buffer>;
}

/** The body was cut short or is not what its content type says. */
export class MalformedFormError extends Error {}

const MAX_HEADERS = 16_384;
const BLANK_LINE = Buffer.from("\r\n\r\n");

/** The parts of a posted form in their order. Throws MalformedFormError. */
export async function* multipartParts(request: Request): AsyncGenerator<FormPart> {
  const source = new Source(request.body);
  const mark = Buffer.from(`\r\n--${boundaryOf(request)}`);
  // the first mark has no line before it
  source.unread(Buffer.from("\r\n"));
  for await (const before of source.until(mark)) {
    if (before.length > MAX_HEADERS) throw new MalformedFormError("a preamble without end");
  }
  for (;;) {
    const after = await source.take(2);
    if (after.equals(Buffer.from("--"))) return;
    source.unread(after);
    const headers = await source.upTo(BLANK_LINE, MAX_HEADERS);
    const data = source.until(mark);
    yield { ...readHeaders(headers.toString("utf8")), data: borrowed(data) };
    for await (const rest of data) void rest;
  }
}

/** The same bytes without a way to close them: a reader that stops early must not lose us the next part. */
function borrowed(data: AsyncGenerator<Buffer>): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => ({ next: () => data.next() }) };
}

/** A field's value; a longer one is refused, since fields are names and choices. */
export async function fieldText(part: FormPart, most = 10_000): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.data) {
    size += chunk.length;
    if (size > most) throw new MalformedFormError(`the field ${part.name} is too long`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function boundaryOf(request: Request): string {
  const type = request.headers.get("content-type") ?? "";
  const found = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(type);
  const boundary = found?.[1] ?? found?.[2];
  if (!boundary) throw new MalformedFormError("no boundary");
  return boundary;
}

function readHeaders(text: string): Omit<FormPart, "data"> {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(text)?.[1] ?? "";
  const name = parameter(disposition, "name");
  if (name === null) throw new MalformedFormError("a part without a name");
  const contentType = /^content-type:\s*(\S[^\r\n]*)$/im.exec(text)?.[1]?.trim() ?? "text/plain";
  const fileName = parameter(disposition, "filename");
  return { name, contentType, fileName: fileName === null ? null : (fileName.split(/[/\\]/).at(-1) ?? "") };
}

function parameter(disposition: string, name: string): string | null {
  const found = new RegExp(`(?:^|;)\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, "i").exec(disposition);
  return found ? (found[1] ?? "").replace(/\\(["\\])/g, "$1").replace(/%22/gi, '"') : null;
}

/** The body with what was read too far put back. */
class Source {
  private held: Buffer = Buffer.alloc(0);
  private readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(body: ReadableStream<Uint8Array> | null) {
    this.reader = body?.getReader();
  }

  unread(bytes: Buffer): void {
    this.held = Buffer.concat([bytes, this.held]);
  }

  async take(count: number): Promise<Buffer> {
    while (this.held.length < count) await this.more();
    return this.cut(count);
  }

  /** Everything before the mark, which is passed over. */
  async upTo(mark: Buffer, most: number): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.until(mark)) {
      size += chunk.length;
      if (size > most) throw new MalformedFormError("headers without end");
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  /** Bytes as they come, up to the mark; ended early, the rest is still there to be read. */
  async *until(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.held.indexOf(mark);
      if (at >= 0) {
        const last = this.cut(at);
        this.cut(mark.length);
        if (last.length > 0) yield last;
        return;
      }
      // the mark may have begun in the last bytes
      const sure = this.held.length - mark.length + 1;
      if (sure > 0) yield this.cut(sure);
      await this.more();
    }
  }

  private cut(count: number): Buffer {
    const bytes = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return bytes;
  }

  private async more(): Promise<void> {
    const next = await this.reader?.read();
    if (!next || next.done) throw new MalformedFormError("the body ended early");
    this.held = this.held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.held, next.value]);
  }
}
