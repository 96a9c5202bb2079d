import { crc32, deflateSync } from "node:zlib";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cleanImage } from "./clean-image.server";

const svg = (inside: string, more = 'viewBox="0 0 120 40"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${more}>${inside}</svg>`;
const clean = (text: string) => cleanImage(Buffer.from(text, "utf8"));
const textOf = (text: string) => {
  const cleaned = clean(text);
  return cleaned.ok ? cleaned.bytes.toString("utf8") : cleaned.code;
};

describe("a drawing", () => {
  it("comes out as it looks, without what only its editor needs", () => {
    const drawing = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      <!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://inkscape" width="120mm" height="40mm"
      viewBox="0 0 120 40" inkscape:version="1"><metadata><rdf:RDF>who</rdf:RDF></metadata><sodipodi:namedview id="v"/>
      <style>.a{fill:#123a8c}</style><defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>
      <g class="a" data-name="x"><path d="M0 0L10 10" fill="url(#g)"/><text x="1">A &amp; B &#169;</text><use href="#g"/></g></svg>`;
    const text = textOf(drawing);
    expect(text).toMatch(/^<svg [^>]*width="120" height="40"/);
    expect(text).toContain('fill="url(#g)"');
    expect(text).toContain("A &#38; B ©");
    expect(text).toContain(".a{fill:#123a8c}");
    expect(text).not.toMatch(/inkscape|metadata|sodipodi|DOCTYPE|made by hand|data-name|<\?/);
  });

  it.each([
    ["script", "<script>alert(1)</script>"],
    ["script", '<g><script href="https://evil.example/x.js"/></g>'],
    ["onload", "<g onload='alert(1)'/>"],
    ["onclick", '<path d="M0 0" onclick="x()"/>'],
    ["ONLOAD", '<path ONLOAD="x()"/>'],
    ["foreignObject", "<foreignObject><b/></foreignObject>"],
    ["image", '<image href="https://evil.example/x.png"/>'],
    ["a", '<a href="https://evil.example"><path d="M0 0"/></a>'],
    ["animate", '<animate attributeName="href" to="javascript:x"/>'],
    ["set", '<set attributeName="onload" to="x"/>'],
    ["iframe", "<iframe/>"],
    ["feImage", '<feImage href="#x"/>'],
    ["SCRIPT", "<SCRIPT/>"],
    ["href", '<use href="https://evil.example/x.svg#a"/>'],
    ["href", '<use href="data:image/svg+xml,x"/>'],
    ["xlink:href", '<use xlink:href="//evil.example#a"/>'],
    ["fill", '<path fill="url(https://evil.example/x)"/>'],
    ["fill", '<path fill="url( &quot;data:x&quot; )"/>'],
    ["style", '<path style="fill:URL(//evil.example)"/>'],
    ["style", '<path style="background:u\\72l(//evil)"/>'],
    ["style", "<style>@import '//evil.example/x.css'</style>"],
    ["style", "<style>.a{fill:url(//evil.example)}</style>"],
    ["style", "<style>.a{fill:ur/**/l(//evil.example)}</style>"],
    ["style", "<style><![CDATA[@font-face{src:x}]]></style>"],
    ["use", '<g id="a"><use href="#a"/></g>'],
    ["use", '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'],
  ])("with %s in it is refused by that name: %s", (what, inside) => {
    expect(clean(svg(inside))).toEqual({ ok: false, code: "SVG_FORBIDDEN", what });
  });

  it("that would multiply itself without end is refused", () => {
    const layers = Array.from({ length: 12 }, (_, n) =>
      `<g id="l${n + 1}">${`<use href="#l${n}"/>`.repeat(5)}</g>`).join(""); // prettier-ignore
    expect(clean(svg(`<path id="l0"/>${layers}<use href="#l12"/>`))).toMatchObject({
      code: "SVG_TOO_COMPLEX",
    });
  });

  it.each([
    ['<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;")],
    [svg("&a;")],
    ['<!DOCTYPE svg SYSTEM "x" [ <!ENTITY % p SYSTEM "file:///etc/passwd"> %p; ]>' + svg("")],
    [svg("<g>")],
    [svg("</g>")],
    [svg("<g a=1/>")],
    [svg('<g a="1" a="2"/>')],
    [svg('<g a="<"/>')],
    [svg("") + svg("")],
    [svg("<g>".repeat(50) + "</g>".repeat(50))],
    [svg("<g/>".repeat(6000))],
    [svg("&#0;")],
    [svg("&#xD800;")],
    ["<html><svg/></html>"],
    ["<svg"],
  ])("that is no such thing is refused: %#", (text) => {
    expect(clean(text)).toMatchObject({ ok: false, code: "IMAGE_DAMAGED" });
  });

  it("without a size, or stretched like a thread, is refused", () => {
    expect(clean(svg("", ""))).toMatchObject({ code: "IMAGE_NO_SIZE" });
    expect(clean(svg("", 'viewBox="0 0 0 10"'))).toMatchObject({ code: "IMAGE_NO_SIZE" });
    expect(clean(svg("", 'viewBox="0 0 1000 10"'))).toMatchObject({ code: "IMAGE_STRETCHED" });
  });

  it("never comes out with anything that was not allowed in, whatever it was, and cleaning it again changes nothing", () => {
    const piece = fc.constantFrom(
      "<script>", "</script>", "<g>", "</g>", "<g/>", "<![CDATA[", "]]>", "<!--", "-->", "&lt;script&gt;", "&#60;", "x", "<path d='M0 0'/>",
      "<style>", "</style>", " onload='x'", "href='#a'", "<use href='#a'/>", '"', "'", ">", "<", "javascript:",
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const cleaned = clean(svg(pieces.join("")));
        if (!cleaned.ok) return;
        const text = cleaned.bytes.toString("utf8");
        expect(text).not.toMatch(/<(?!\/?(svg|g|path|use|style)\b)|<[^>]*\son\w+=/);
        expect(textOf(text)).toBe(text);
      }),
    );
  });
});

interface Pixels {
  width?: number;
  height?: number;
  depth?: number;
  colour?: number;
  interlace?: number;
  raw?: Buffer;
  more?: [string, Buffer][];
}

function png({
  width = 40,
  height = 20,
  depth = 8,
  colour = 6,
  interlace = 0,
  raw,
  more = [],
}: Pixels = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour, 0, 0, interlace], 8);
  const data = deflateSync(raw ?? Buffer.alloc(height * (1 + width * 4), 0));
  const chunks: [string, Buffer][] = [["IHDR", head], ...more, ["IDAT", data], ["IEND", Buffer.alloc(0)]];
  const written = chunks.map(([type, bytes]) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), bytes]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(bytes.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  });
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...written]);
}

describe("a picture", () => {
  it("loses its texts, its place and what hangs behind it, and stays itself", () => {
    const bytes = png({ more: [["tEXt", Buffer.from("Author\0Ann")], ["eXIf", Buffer.from("MM")]] }); // prettier-ignore
    const cleaned = cleanImage(Buffer.concat([bytes, Buffer.from("<script>behind</script>")]));
    expect(cleaned).toMatchObject({ ok: true, kind: "png", width: 40, height: 20 });
    expect(cleaned.ok && cleaned.bytes.equals(png())).toBe(true);
  });

  it.each([
    ["IMAGE_TOO_LARGE", png({ width: 30_000, height: 30_000, raw: Buffer.alloc(10) })],
    ["IMAGE_TOO_LARGE", png({ width: 2_900, height: 2_900, raw: Buffer.alloc(10) })],
    ["IMAGE_TOO_SMALL", png({ width: 1, height: 1 })],
    ["IMAGE_INTERLACED", png({ interlace: 1 })],
    ["IMAGE_DAMAGED", png({ raw: Buffer.alloc(50_000_000) })],
    ["IMAGE_DAMAGED", png({ raw: Buffer.alloc(10) })],
    ["IMAGE_DAMAGED", png({ colour: 5 })],
    ["IMAGE_DAMAGED", png().subarray(0, 60)],
    ["IMAGE_DAMAGED", Buffer.concat([png().subarray(0, 40), Buffer.from([1]), png().subarray(41)])],
    ["IMAGE_STRETCHED", png({ width: 400, height: 20 })],
    ["IMAGE_KIND", Buffer.from("GIF89a")],
    ["IMAGE_KIND", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ["IMAGE_KIND", Buffer.alloc(0)],
    ["IMAGE_KIND", Buffer.from("\xff\xfe<\0s\0v\0g\0", "latin1")],
  ])("is refused as %s: %#", (code, bytes) => {
    expect(cleanImage(bytes)).toMatchObject({ ok: false, code });
  });
});
