/** One batch of lines, and where the next one begins; null ends the file. */
export type CsvBatch = (cursor: string | null) => Promise<{ lines: string[]; next: string | null }>;

/** UTF-8 with its mark: without it spreadsheets read José as JosÃ©. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A CSV file that is read while it is sent: never more than one batch in memory, and no batch is read before
 * the reader has taken the one before. `name` is ours, never a person's text.
 */
export function csvAnswer(name: string, head: string, batch: CsvBatch): Response {
  const encoder = new TextEncoder();
  let cursor: string | null = null;
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { lines, next } = await batch(cursor);
      controller.enqueue(encoder.encode((begun ? "" : BYTE_ORDER_MARK + head) + lines.join("")));
      begun = true;
      cursor = next;
      if (next === null) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
