import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { fieldText, MalformedFormError, multipartParts } from "~/platform/http/multipart-parts.server";

const BOUNDARY = "----WebKitFormBoundaryx7";

function post(body: Buffer, cuts: number): Request {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; at += cuts) pieces.push(body.subarray(at, at + cuts));
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece) controller.enqueue(new Uint8Array(piece));
      else controller.close();
    },
  });
  const headers = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };
  return new Request("http://quittance.test/", {
    method: "POST",
    body: stream,
    headers,
    duplex: "half",
  });
}

function formOf(parts: { name: string; fileName?: string; data: Buffer }[]): Buffer {
  const written = parts.map(({ name, fileName, data }) =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`),
      Buffer.from(
        fileName === undefined ? "\r\n\r\n" : `; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`,
      ),
      data,
      Buffer.from("\r\n"),
    ]),
  );
  return Buffer.concat([...written, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

async function readAll(request: Request) {
  const read = [];
  for await (const part of multipartParts(request)) {
    const { name, fileName } = part;
    read.push({ name, fileName, text: await fieldText(part, 1e6) });
  }
  return read;
}

describe("a posted form, part by part", () => {
  test.prop([
    fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 90 }),
  ])("what is sent is read back, however the body is cut", async (contents, cuts) => {
    const parts = contents.map((data, at) => ({ name: `f${at}`, data: Buffer.from(data) }));
    const read = await readAll(post(formOf(parts), cuts));
    expect(read.map((part) => part.text)).toEqual(parts.map((part) => part.data.toString("utf8")));
  });

  it("reads names with semicolons, equals signs, quotes and accents, without their folders", async () => {
    const data = Buffer.from("a,b");
    const names = ["a;b=c.csv", "José %22Pepe%22.csv", "C:\\Users\\x\\may.csv", ""];
    const read = await readAll(post(formOf(names.map((fileName) => ({ name: "file", fileName, data }))), 7));
    expect(read.map((part) => part.fileName)).toEqual(["a;b=c.csv", 'José "Pepe".csv', "may.csv", ""]);
  });

  it("passes over what a reader left of a part", async () => {
    const big = Buffer.alloc(100_000, "x");
    const body = formOf([
      { name: "one", fileName: "a.csv", data: big },
      { name: "two", data: Buffer.from("2") },
    ]);
    const names: string[] = [];
    for await (const part of multipartParts(post(body, 1000))) {
      names.push(part.name);
      for await (const chunk of part.data) if (chunk.length > 0) break;
    }
    expect(names).toEqual(["one", "two"]);
  });

  it("refuses a body that is cut short or has no boundary", async () => {
    const body = formOf([{ name: "one", data: Buffer.from("1") }]);
    await expect(readAll(post(body.subarray(0, -20), 50))).rejects.toThrow(MalformedFormError);
    const plain = new Request("http://quittance.test/", { method: "POST", body: "a=b" });
    await expect(readAll(plain)).rejects.toThrow(MalformedFormError);
  });
});
