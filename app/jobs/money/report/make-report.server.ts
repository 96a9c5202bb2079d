import { Readable } from "node:stream";

import { beginReport } from "~/money/commands/report/begin-report.server";
import { dropReport } from "~/money/commands/report/drop-report.server";
import { finishReport } from "~/money/commands/report/finish-report.server";
import { MADE_ROW_LIMITS, REPORT_FORMATS } from "~/money/domain/report/report-limits";
import { REPORT_NAMES } from "~/money/domain/report/report-name";
import { reportCsv } from "~/money/letters/report/report-csv";
import { newId } from "~/platform/ids/new-id";
import { translator } from "~/ui/i18n/translator.server";

import type { JobHandler } from "../../job-host";
import { runAsSystem, valueOf } from "../../run-as-system.server";
import { buildReport, CountedRows, gatherRows, REPORT_TYPES, type ReportFile } from "./build-report.server";
import { readerHands } from "./reader-hands.server";
import { REPORT_SOURCES, type ReportSource } from "./report-sources.server";

const MAX_BYTES = 500 * 1024 ** 2;

/** Makes a report that somebody asked for, with what its reader may see, and puts it where they fetch it. */
export const makeReport: JobHandler = async (host, payload) => {
  const exportId = String(payload["exportId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "make-report");
  if (!system) return;
  const begun = await system.change(beginReport, { exportId });
  // made already, or its reader may not have it any more
  if (!begun.ok || begun.value === null) return;
  const asked = begun.value;
  const report = REPORT_NAMES.find((name) => name === asked.dataset);
  const format = REPORT_FORMATS.find((name) => name === asked.format);
  if (!report || !format) throw new Error(`no report ${asked.dataset} as ${asked.format}`);
  const { currency, legalName, businessDate, slug, id: tenantId, country } = system.tenant;
  const { language, fullName } = asked;
  const frame = {
    t: translator(language),
    currency,
    firm: legalName,
    takenBy: fullName,
    takenOn: businessDate,
  };
  const hands = await readerHands(host, system, asked.requestedBy);
  if (!hands) throw new Error(`the reader of report ${exportId} is gone`);
  const source = await REPORT_SOURCES[report](hands, new URLSearchParams(asked.filter), frame);
  const counted = new CountedRows(source.batches);
  const drop = async (code: "TOO_LONG" | "EMPTY") =>
    void valueOf(await system.change(dropReport, { exportId, code }));
  const body = await bodyOf(
    { ...source, batches: counted },
    { format, language, country, agency: legalName },
  );
  if (!body) return drop("TOO_LONG");
  const place = { tenantId, key: `reports/${exportId}/${newId()}.${format}` };
  const stored = await host.ports.storage.put(place, body, { maxBytes: MAX_BYTES });
  if (!stored.ok) return drop("TOO_LONG");
  if (counted.rows === 0 && asked.skipEmpty) {
    await host.ports.storage.delete(place);
    return drop("EMPTY");
  }
  const finished = await system.change(finishReport, {
    exportId,
    rows: counted.rows,
    storageKey: place.key,
    fileName: `${slug}-${report}-${businessDate}.${format}`,
    sha256: stored.sha256,
    size: BigInt(stored.size),
    mime: REPORT_TYPES[format],
  });
  // another worker was first: its file is the one that counts
  if (!finished.ok) await host.ports.storage.delete(place);
};

/** The file as it is written; null where its format cannot take so many rows. */
async function bodyOf(source: ReportSource, file: ReportFile): Promise<Readable | null> {
  const { format } = file;
  if (format === "csv") return Readable.from(reportCsv(source.head, source.batches, source.totals));
  const rows = await gatherRows(source.batches, MADE_ROW_LIMITS[format]);
  return rows && Readable.from([Buffer.from(await buildReport(source, rows, { ...file, format }))]);
}
