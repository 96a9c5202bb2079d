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
import type { TenantFacts } from "~/office/domain/event/actor";
import type { Query } from "~/people/access/query-context";

export interface ReportSource {
  head: ReportHead;
  batches: AsyncIterable<ReportCell[][]> | Iterable<ReportCell[][]>;
  totals: ReportTotal[];
}

/** Whoever reads: a staff member's hands, or a job's. */
export interface ReportHands {
  tenant: TenantFacts;
  read<A, R>(query: Query<A, R>, args: A): Promise<R>;
}

type Read = (hands: ReportHands, params: URLSearchParams, frame: ReportFrame) => Promise<ReportSource>;

const days = (hands: ReportHands, params: URLSearchParams) => readDayRange(params, hands.tenant);

const whole = ({ rows, totals, ...head }: ReportTable): ReportSource => ({ head, batches: [rows], totals });

/** Each report with what it reads; the same addresses' parameters as on its page. */
export const REPORT_SOURCES: Record<ReportName, Read> = {
  "trial-balance": async (hands, params, frame) => {
    const range = days(hands, params);
    return whole(trialBalanceReport((await hands.read(trialBalance, range)).rows, range, frame));
  },
  "balance-sheet": async (hands, params, frame) => {
    const { on } = days(hands, params);
    const heads = { now: on, before: addMonths(on, -12) };
    return whole(balanceSheetReport(await hands.read(balanceSheet, { on }), on, heads, frame));
  },
  "profit-and-loss": async (hands, params, frame) => {
    const range = days(hands, params);
    const heads = {
      now: frame.t("ledger:statements.these"),
      before: frame.t("ledger:statements.yearBefore"),
    };
    return whole(profitAndLossReport(await hands.read(profitAndLoss, range), range, heads, frame));
  },
  "general-ledger": async (hands, params, frame) => {
    const asked = { ...generalLedgerFilter.parse(Object.fromEntries(params)), ...days(hands, params) };
    return { head: generalLedgerHead(asked, frame), batches: ledgerRows(hands, asked), totals: [] };
  },
  "suspense-ageing": async (hands, _params, frame) =>
    whole(suspenseAgeingReport((await hands.read(suspenseAgeing, undefined)).rows, frame)),
  "cash-position": async (hands, _params, frame) =>
    whole(cashPositionReport(await hands.read(cashPosition, undefined), frame)),
};

async function* ledgerRows(hands: ReportHands, asked: Parameters<typeof walkGeneralLedger>[1]) {
  for await (const batch of walkGeneralLedger(hands, asked)) yield batch.map(generalLedgerRow);
}
