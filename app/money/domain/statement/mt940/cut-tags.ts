// Source: SWIFT MT940/MT942 category 9. Cuts the text into messages of tags; what is no known tag goes on
// with the tag before it, because narratives wrap at 65 characters wherever they happen to be.

export interface Tag {
  /** "61", "60F", "NS" */
  name: string;
  /** physical line where it starts; from 1 */
  row: number;
  /** first line without its ":61:", then the lines that follow */
  lines: string[];
}

const KNOWN = new Set(
  "12C 13 13C 13D 20 21 25 25P 28 28C 28D 34F 60F 60M 61 62F 62M 64 65 86 90C 90D NS".split(" "),
);
const TAG = /^:([0-9]{2}[A-Z]?|NS):(.*)$/;
const BROKEN_TAG = /^[0-9]{2}[A-Z]?:/;
const END = /^-\}?$/;

/** Tags of each message; a message ends with "-" or where the next :20: begins. */
export function cutMessages(text: string): Tag[][] {
  const messages: Tag[][] = [];
  let tags: Tag[] = [];
  const close = () => {
    if (tags.length > 0) messages.push(tags);
    tags = [];
  };
  const lines = text.split(/\r\n|\n|\r/);
  for (let at = 0; at < lines.length; at += 1) {
    const row = at + 1;
    let line = (lines[at] ?? "").trimEnd();
    const envelope = /^\{1:.*\{4:(.*)$/.exec(line);
    if (envelope) line = envelope[1] ?? "";
    if (line === ":" && BROKEN_TAG.test(lines[at + 1] ?? "")) {
      at += 1;
      line += (lines[at] ?? "").trimEnd();
    }
    if (END.test(line)) {
      close();
      continue;
    }
    const [, name = "", value = ""] = TAG.exec(line) ?? [];
    if (!KNOWN.has(name)) {
      tags.at(-1)?.lines.push(line);
      continue;
    }
    if (name === "20") close();
    tags.push({ name, row, lines: [value] });
  }
  close();
  return messages;
}
