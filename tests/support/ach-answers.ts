import { readNachaFile } from "~/money/domain/ach/read-nacha-file";
import { RECORD_LENGTH, writeRecord } from "~/money/domain/ach/nacha-record";
import { blockCount, totalsOf } from "~/money/domain/ach/nacha-totals";

export interface Answered {
  trace: string;
  /** minor units; nothing in a notification of change */
  amount: bigint;
  code: string;
  corrected?: string;
}

const BANK = "09101298";
const ROUTING = "091012984";

/** A sound file of returns (R…) and notifications of change (C…), as the debtor's bank would send it. */
export function answerFile(answers: Answered[], { day = "261122", modifier = "A" } = {}): string {
  const batch = { serviceClass: 200, companyId: "1234567890", odfi: BANK, batchNumber: 1 };
  const entries = answers.map((one, at) => ({ ...one, own: `${BANK}${String(at + 1).padStart(7, "0")}` }));
  const totals = totalsOf(
    entries.map(({ amount }) => ({
      routing: ROUTING,
      amount,
      direction: "credit" as const,
      addenda: [null],
    })),
  );
  const lines = [
    writeRecord("file_header", {
      recordType: 1, priorityCode: 1, immediateDestination: ROUTING, immediateOrigin: ROUTING, creationDate: day, creationTime: "0900",
      idModifier: modifier, recordSize: RECORD_LENGTH, blockingFactor: 10, formatCode: 1, destinationName: "FIRM", originName: "BANK",
    }),
    writeRecord("batch_header", {
      recordType: 5, ...batch, companyName: "FIRM", entryClass: "PPD", entryDescription: "RETURN", effectiveDate: day, originatorStatus: 1,
    }),
    ...entries.flatMap(({ own, amount, trace, code, corrected }) => [
      writeRecord("entry", {
        recordType: 6, transactionCode: 21, rdfi: BANK, checkDigit: "4", account: "123456789", amount, individualId: "X", individualName: "DEBTOR",
        addendaIndicator: 1, trace: own,
      }),
      corrected === undefined
        ? writeRecord("addenda_return", { recordType: 7, typeCode: 99, code, originalTrace: trace, originalRdfi: BANK, trace: own })
        : writeRecord("addenda_change", {
            recordType: 7, typeCode: 98, code, originalTrace: trace, originalRdfi: BANK, correctedData: corrected, trace: own,
          }),
    ]),
    writeRecord("batch_control", { recordType: 8, ...batch, ...totals }),
  ]; // prettier-ignore
  const blocks = blockCount(lines.length + 1);
  lines.push(writeRecord("file_control", { recordType: 9, batchCount: 1, blockCount: blocks, ...totals }));
  while (lines.length < blocks * 10) lines.push("9".repeat(RECORD_LENGTH));
  const text = `${lines.join("\n")}\n`;
  const { faults } = readNachaFile(text);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return text;
}
