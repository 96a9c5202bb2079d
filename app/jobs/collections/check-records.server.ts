import { checkImportChunk } from "~/collections/commands/placement/check-import-chunk.server";
import { recogniseColumns } from "~/collections/domain/placement/placement-columns";
import type { RawRecord } from "~/office/domain/import/record-reader";
import { RepeatedRows } from "~/collections/domain/placement/repeated-rows";

import { type SystemAccess, valueOf } from "../run-as-system.server";
import { type OpenFile, recordsOf, type SniffedFile } from "./read-placement-file.server";

const CHUNK = 1000;

/** null for a file that has a header and nothing else. A restart checks the file anew. */
export async function checkRecords(
  system: SystemAccess,
  importId: string,
  open: OpenFile,
  file: SniffedFile,
): Promise<RepeatedRows | null> {
  const repeated = new RepeatedRows();
  const map = recogniseColumns(file.header);
  const position = map.ok ? (map.value.positions.external_ref ?? 0) : 0;
  let waiting: RawRecord[] = [];
  let header = true;
  let seen = 0;
  const flush = async () => {
    if (waiting.length === 0) return;
    const { amounts } = valueOf(
      await system.change(checkImportChunk, { importId, header: file.header, records: waiting }),
    );
    waiting.forEach((record, index) => {
      const reference = (record.cells[position] ?? "").trim();
      if (!record.fault && reference !== "")
        repeated.add(record.line, reference, record.cells.join("\u001f"), amounts[index] ?? null);
    });
    seen += waiting.length;
    waiting = [];
  };
  for await (const records of recordsOf(await open(), file.encoding, file.delimiter)) {
    for (const record of records) {
      if (header) header = false;
      else waiting.push(record);
      if (waiting.length >= CHUNK) await flush();
    }
  }
  await flush();
  return seen === 0 ? null : repeated;
}
