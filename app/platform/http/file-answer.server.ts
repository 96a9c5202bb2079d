/**
 * A file to keep, made for one reader: never stored on the way.
 *
 * @param name plain ASCII, as the person's computer will call it
 */
export function fileAnswer(bytes: Uint8Array<ArrayBuffer>, file: { name: string; type: string }): Response {
  return new Response(bytes, {
    headers: {
      "Content-Type": file.type,
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": `attachment; filename="${file.name.replace(/[^\w.-]/g, "_")}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
