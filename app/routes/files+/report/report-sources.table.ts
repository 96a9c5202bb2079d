import { readDayRange } from "~/money/domain/ledger/day-range";
import type { ReportName } from "~/money/domain/report/report-name";
import type { ReportCell, ReportHead, ReportTable, ReportTotal } from "~/money/domain/report/report-table";
import { balanceSheetReport } from "~/money/letters/report/balance-sheet-report";
import { cashPositionReport } from "~/money/letters/report/cash-position-report";
import { generalLedgerHead, generalLedgerRow } from "~/money/letters/report/general-ledger-head";
import { profitAndLossReport } from "~/money/letters/report/profit-and-loss-report";
import type { ReportFrame } from "~/money/letters/report/report-words";
import { suspenseAgeingReport } from "~/money/letters/report/suspense-ageing-report";
import { trialBalanceReport } from "~/money/letters/report/trial-balance-report";
import { cashPosition } from "~/money/queries/bank/cash-position.server";
import { suspenseAgeing } from "~/money/queries/bank/suspense-ageing.server";
import { balanceSheet } from "~/money/queries/ledger/balance-sheet.server";
import { generalLedgerFilter } from "~/money/queries/ledger/general-ledger.server";
import { profitAndLoss } from "~/money/queries/ledger/profit-and-loss.server";
import { trialBalance } from "~/money/queries/ledger/trial-balance.server";
import { walkGeneralLedger } from "~/money/queries/ledger/walk-general-ledger.server";
import { addMonths } from "~/office/domain/calendar-date";
import type { StaffAccess } from "~/people/access/require-staff.server";

export interface ReportSource {
  head: ReportHead;
  batches: AsyncIterable<ReportCell[][]> | Iterable<ReportCell[][]>;
  totals: ReportTotal[];
}

type Read = (staff: StaffAccess, params: URLSearchParams, frame: ReportFrame) => Promise<ReportSource>;

const days = (staff: StaffAccess, params: URLSearchParams) => readDayRange(params, staff.tenant.businessDate);

const whole = ({ rows, totals, ...head }: ReportTable): ReportSource => ({ head, batches: [rows], totals });

/** Each report with what it reads; the same addresses' parameters as on its page. */
export const REPORT_SOURCES: Record<ReportName, Read> = {
  "trial-balance": async (staff, params, frame) => {
    const range = days(staff, params);
    return whole(trialBalanceReport((await staff.read(trialBalance, range)).rows, range, frame));
  },
  "balance-sheet": async (staff, params, frame) => {
    const { on } = days(staff, params);
    const heads = { now: on, before: addMonths(on, -12) };
    return whole(balanceSheetReport(await staff.read(balanceSheet, { on }), on, heads, frame));
  },
  "profit-and-loss": async (staff, params, frame) => {
    const range = days(staff, params);
    const heads = {
      now: frame.t("ledger:statements.these"),
      before: frame.t("ledger:statements.yearBefore"),
    };
    return whole(profitAndLossReport(await staff.read(profitAndLoss, range), range, heads, frame));
  },
  "general-ledger": async (staff, params, frame) => {
    const asked = { ...generalLedgerFilter.parse(Object.fromEntries(params)), ...days(staff, params) };
    return { head: generalLedgerHead(asked, frame), batches: ledgerRows(staff, asked), totals: [] };
  },
  "suspense-ageing": async (staff, _params, frame) =>
    whole(suspenseAgeingReport((await staff.read(suspenseAgeing, undefined)).rows, frame)),
  "cash-position": async (staff, _params, frame) =>
    whole(cashPositionReport(await staff.read(cashPosition, undefined), frame)),
};

async function* ledgerRows(staff: StaffAccess, asked: Parameters<typeof walkGeneralLedger>[1]) {
  for await (const batch of walkGeneralLedger(staff, asked)) yield batch.map(generalLedgerRow);
}
