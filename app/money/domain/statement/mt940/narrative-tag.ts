// Source: MT940 field :86: (structured after DK/SWIFT: business code, then ?NN or >NN sub-fields) and the
// :NS: field of Sparkassen and Hungarian banks (NN at the start of each line).
import { cleanOrNull, cleanText } from "../clean-text";

export interface Narrative {
  narrative: string;
  counterpartyName: string | null;
  counterpartyAccount: string | null;
  /** EREF+ of a SEPA payment */
  endToEnd: string | null;
}

/** A wrapped line that is full goes on without a space. */
const FULL_LINE = 65;
const STRUCTURED = /^\s*\d{3}([?>])\d\d/;

export function readNarrativeTag(lines: string[]): Narrative {
  const joined = lines.map((line) => line.trimEnd()).join("");
  const mark = STRUCTURED.exec(joined)?.[1];
  if (mark) return readSubFields(joined, mark);
  let text = "";
  let last = "";
  for (const line of lines) {
    text += text === "" || last.length >= FULL_LINE ? line : ` ${line}`;
    last = line;
  }
  return { ...NOTHING, narrative: cleanText(text) };
}

export function readNonSwiftTag(lines: string[]): Narrative {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, code = "", value = ""] = /^(\d\d)(.*)$/.exec(line) ?? [];
    fields.set(code, (fields.get(code) ?? "") + value);
  }
  const from = (low: number, high: number) =>
    [...fields].filter(([code]) => Number(code) >= low && Number(code) <= high && code !== "");
  const text = [...from(1, 14), ...from(17, 17)].map(([, value]) => value.trim());
  return {
    ...NOTHING,
    narrative: cleanText(text.join(" ")),
    counterpartyName: cleanOrNull(
      from(15, 16)
        .map(([, value]) => value)
        .join(""),
    ),
  };
}

const NOTHING: Narrative = {
  narrative: "",
  counterpartyName: null,
  counterpartyAccount: null,
  endToEnd: null,
};

/** ?00 posting text · ?20–29 and ?60–63 purpose · ?31 and ?38 account · ?32–33 name */
function readSubFields(joined: string, mark: string): Narrative {
  const fields = new Map<number, string>();
  const pattern = new RegExp(`[${mark}](\\d\\d)([^${mark}]*(?:[${mark}](?!\\d\\d)[^${mark}]*)*)`, "g");
  for (const [, code = "", value = ""] of joined.matchAll(pattern)) {
    fields.set(Number(code), (fields.get(Number(code)) ?? "") + value);
  }
  const text = (low: number, high: number) =>
    [...fields]
      .filter(([code]) => code >= low && code <= high)
      .sort(([a], [b]) => a - b)
      .map(([, value]) => value)
      .join("");
  const purpose = `${text(20, 29)}${text(60, 63)}`;
  return {
    narrative: cleanText(`${text(0, 0)} ${purpose}`),
    counterpartyName: cleanOrNull(text(32, 33)),
    counterpartyAccount: cleanOrNull(text(38, 38)) ?? cleanOrNull(text(31, 31)),
    endToEnd: cleanOrNull(/EREF\+\s*(.{1,35}?)(?=\s|[A-Z]{4}\+|$)/.exec(purpose)?.[1]),
  };
}
