// Source: spec 05 §9: a file is known by what is in it, never by its name.

export type FileKind = "workbook" | "old_workbook" | "xml" | "ofx" | "qif" | "mt940" | "table";

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** OLE container: .xls, and .xlsx under a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** What the first bytes say; null for text. */
export function kindOfBytes(head: Uint8Array): FileKind | null {
  const begins = (mark: number[]) => mark.every((byte, at) => head[at] === byte);
  if (begins(ZIP)) return "workbook";
  return begins(OLE) ? "old_workbook" : null;
}

const HEAD = 4000;

/** What a decoded text is. */
export function kindOfText(text: string): FileKind {
  const head = text.slice(0, HEAD).trimStart();
  if (/^OFXHEADER\s*:|<\?OFX\b|<OFX>/i.test(head)) return "ofx";
  if (head.startsWith("<")) return "xml";
  if (/^!(Type|Account|Option|Clear)\b/im.test(head)) return "qif";
  // sub-fields of a table's narrative may look like tags: only the first of a line counts
  if (/^\{1:F01/.test(head) || /^:(?:\d{2}[A-Z]?|NS):/m.test(head)) return "mt940";
  return "table";
}

/** The encoding that the file's own head names; undefined when it names none. */
export function statedEncoding(head: Uint8Array): string | undefined {
  const text = new TextDecoder("latin1").decode(head.subarray(0, 1000));
  const xml = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(text)?.[1];
  if (xml) return xml;
  const charset = /\bCHARSET\s*:\s*([\w-]+)/.exec(text)?.[1];
  if (!charset || !/OFXHEADER/i.test(text) || charset === "NONE") return undefined;
  return /^\d{3,4}$/.test(charset) ? `windows-${charset}` : charset;
}
