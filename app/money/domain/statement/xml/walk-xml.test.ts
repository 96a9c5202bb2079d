import { describe, expect, it } from "vitest";

import { fc, test } from "@fast-check/vitest";

import { textAt, walkXml } from "./walk-xml";

const codeOf = (text: string) => {
  const walked = walkXml(text, new Set(), () => undefined);
  return walked.ok ? null : walked.refusal.code;
};

const BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>`;

describe("what is refused", () => {
  it.each([
    ["a document type, and with it every bomb", BOMB, "XML_DTD"],
    ["an outside entity", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`, "XML_DTD"],
    ["an entity of its own", "<a>&x;</a>", "XML_ENTITY"],
    ["the name of a property as an entity", "<a>&constructor;</a>", "XML_ENTITY"],
    ["a document that stops", "<a><b>1</b>", "XML_TRUNCATED"],
    ["a tag that stops", "<a><b x=", "XML_TRUNCATED"],
    ["a comment that stops", "<a><!-- x", "XML_TRUNCATED"],
    ["an end that fits no start", "<a><b></a></b>", "XML_BROKEN"],
    ["text beside the root", "<a/>tail", "XML_BROKEN"],
    ["two roots", "<a/><b/>", "XML_BROKEN"],
    ["nothing", "", "XML_TRUNCATED"],
    ["a tower of elements", "<a>".repeat(500), "XML_TOO_DEEP"],
  ])("%s", (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it("the row is named", () => {
    expect(walkXml("<a>\n<b>\n</c></a>", new Set(), () => undefined)).toMatchObject({
      refusal: { facts: { row: 3 } },
    });
  });
});

it("prefixes, CDATA, entities and attributes are read", () => {
  const walked = walkXml(
    `<n:a xmlns:n="u" k='1 &amp; 2'><n:b><![CDATA[<x>]]> &#x41;&lt;</n:b></n:a>`,
    new Set(),
    () => undefined,
  );
  const root = walked.ok ? walked.value : undefined;
  expect(root?.attributes.k).toBe("1 & 2");
  expect(textAt(root, "b")).toBe("<x> A<");
});

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

test.prop([fc.array(fc.string({ maxLength: 20 }), { maxLength: 20 })])(
  "texts written are texts read",
  (texts) => {
    const read: string[] = [];
    const xml = `<all>${texts.map((text) => `<one>${escape(text)}</one>`).join("\n")}</all>`;
    walkXml(xml, new Set(["one"]), (node) => read.push(node.text));
    expect(read).toEqual(texts);
  },
);
