import { Readable } from "node:stream";

import type { z } from "zod";

import type { runStatementInput } from "~/collections/commands/remittance/keep-run-statement.server";
import { storedDocuments } from "~/collections/queries/remittance/stored-documents.server";
import { reportCsv } from "~/money/letters/report/report-csv";
import { reportPdf, type ReportReader } from "~/money/letters/report/report-pdf.server";
import { ROW_LIMITS } from "~/money/domain/report/report-limits";
import type { ReportTable } from "~/money/domain/report/report-table";
import type { Command } from "~/office/commands/command/define-command";
import type { TenantFacts } from "~/office/domain/event/actor";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import type { ActorHands } from "~/people/access/actor-hands.server";
import { newId } from "~/platform/ids/new-id";
import type { StoragePort } from "~/ports/storage/port";
import { readLetterhead } from "~/ports/storage/read-letterhead.server";

import { readStored } from "./give-statement.server";

const MIME = { pdf: "application/pdf", csv: "text/csv" } as const;
const MAX_BYTES = 50 * 1024 ** 2;

interface AskedRun {
  tenant: TenantFacts;
  runId: string;
  type: "remittance_statement" | "commission_statement";
  format: "pdf" | "csv";
  /** without its ending */
  fileName: string;
}

export interface GivenRunStatement {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
  mime: string;
}

/**
 * A run's statement as a file: kept the first time, and the same bytes ever after. `table` is asked only when there is
 * none yet. STATEMENT_TOO_LONG when it is more than a file may be.
 */
export async function giveRunStatement(
  hands: Pick<ActorHands, "read" | "change">,
  storage: StoragePort,
  issue: Command<z.infer<typeof runStatementInput>, { storageKey: string }>,
  { tenant, runId, type, format, fileName }: AskedRun,
  table: () => Promise<ReportTable>,
): Promise<Outcome<GivenRunStatement>> {
  const tenantId = tenant.id;
  const name = `${fileName}.${format}`;
  const mime = MIME[format];
  const kept = (await hands.read(storedDocuments, { type, ownerId: runId })).find(
    (file) => file.mime === mime,
  );
  if (kept)
    return accept({
      bytes: await readStored(storage, tenantId, kept.storageKey),
      fileName: kept.fileName,
      mime,
    });
  const bytes = await written(await table(), format, () => readerOf(storage, tenant));
  const place = { tenantId, key: `runs/${runId}/${newId()}.${format}` };
  const stored = await storage.put(place, Readable.from([Buffer.from(bytes)]), { maxBytes: MAX_BYTES });
  if (!stored.ok) return refuse("STATEMENT_TOO_LONG");
  const { sha256, size } = stored;
  const file = { runId, storageKey: place.key, fileName: name, sha256, size: BigInt(size), mime };
  const issued = await hands.change(issue, file);
  if (issued.ok && issued.value.storageKey === place.key) return accept({ bytes, fileName: name, mime });
  await storage.delete(place);
  if (!issued.ok) return issued;
  return accept({
    bytes: await readStored(storage, tenantId, issued.value.storageKey),
    fileName: name,
    mime,
  });
}

/** In the firm's own language, under its own head. */
async function readerOf(storage: StoragePort, tenant: TenantFacts): Promise<ReportReader> {
  const { language, country, legalName: agency } = tenant;
  return { language, locale: `${language}-${country}`, agency, mark: await readLetterhead(storage, tenant) };
}

/** More rows than paper takes stand in the CSV alone; the PDF then has the sums. */
async function written(
  table: ReportTable,
  format: AskedRun["format"],
  reader: () => Promise<ReportReader>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === "pdf")
    return reportPdf(table.rows.length > ROW_LIMITS.pdf ? { ...table, rows: [] } : table, await reader());
  const pieces: string[] = [];
  for await (const piece of reportCsv(table, [table.rows], table.totals)) pieces.push(piece);
  return new TextEncoder().encode(pieces.join(""));
}
