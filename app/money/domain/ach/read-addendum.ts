import type { ChangeAddendum, NachaAddendum, NachaFault, RefusedChangeAddendum } from "./nacha-file";
import type { NachaLine } from "./nacha-lines";
import { recordReader } from "./nacha-record";

const DISHONOURED = ["R61", "R62", "R67", "R68", "R69", "R70"];
const CONTESTED = ["R71", "R72", "R73", "R74", "R75", "R76", "R77"];

export function readAddendum(line: NachaLine, faults: NachaFault[]): NachaAddendum {
  const any = recordReader("addenda", line, faults);
  const typeCode = any.digits("typeCode");
  if (typeCode === "99") return readReturn(line, faults);
  if (typeCode === "98") return readChange(line, faults);
  if (typeCode === "05") {
    const read = recordReader("addenda_payment", line, faults);
    return {
      kind: "payment",
      information: read.text("information"),
      sequence: Number(read.whole("sequence")),
      entrySequence: read.digits("entrySequence"),
    };
  }
  return { kind: "other", typeCode, body: any.text("body") };
}

function readReturn(line: NachaLine, faults: NachaFault[]): NachaAddendum {
  const read = recordReader("addenda_return", line, faults);
  const code = read.text("code");
  if (!/^R\d\d$/.test(code)) read.fault("code", "VALUE_UNKNOWN", { found: code });
  const original = {
    code,
    originalTrace: read.digits("originalTrace"),
    originalRdfi: read.text("originalRdfi"),
    trace: read.text("trace"),
  };
  if (DISHONOURED.includes(code)) {
    const more = recordReader("addenda_dishonoured", line, faults);
    return {
      kind: "dishonoured_return",
      ...original,
      returnTrace: more.digits("returnTrace"),
      returnSettlementDay: more.text("returnSettlementDay"),
      returnReason: toReturnCode(more.text("returnReason")),
      information: more.text("information"),
    };
  }
  if (CONTESTED.includes(code)) {
    const more = recordReader("addenda_contested", line, faults);
    return {
      kind: "contested_return",
      ...original,
      returnedOn: more.text("returnedOn"),
      originalSettlementDay: more.text("originalSettlementDay"),
      returnTrace: more.digits("returnTrace"),
      returnSettlementDay: more.text("returnSettlementDay"),
      returnReason: toReturnCode(more.text("returnReason")),
      dishonouredTrace: more.digits("dishonouredTrace"),
      dishonouredSettlementDay: more.text("dishonouredSettlementDay"),
      dishonouredReason: toReturnCode(more.text("dishonouredReason")),
    };
  }
  return {
    kind: "return",
    ...original,
    dateOfDeath: read.text("dateOfDeath"),
    information: read.text("information"),
  };
}

/** Inside a return the code of another return is its two digits alone. */
function toReturnCode(digits: string): string {
  return digits === "" ? "" : `R${digits}`;
}

function readChange(line: NachaLine, faults: NachaFault[]): ChangeAddendum | RefusedChangeAddendum {
  const read = recordReader("addenda_change", line, faults);
  const code = read.text("code");
  if (!/^C\d\d$/.test(code)) read.fault("code", "VALUE_UNKNOWN", { found: code });
  const change = {
    code,
    originalTrace: read.digits("originalTrace"),
    originalRdfi: read.text("originalRdfi"),
    correctedData: read.text("correctedData"),
    trace: read.text("trace"),
  };
  if (!/^C6\d$/.test(code)) return { kind: "change", ...change };
  return {
    kind: "refused_change",
    ...change,
    changeCode: read.text("refusedChangeCode"),
    changeTraceSequence: read.text("refusedTraceSequence"),
  };
}
