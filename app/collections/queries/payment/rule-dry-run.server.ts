import { addDays, type CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { listAccountTargets } from "~/collections/data/account/account-targets.server";
import { listPaymentTargets } from "~/money/data/match/match-targets.server";
import {
  listPayoutTargets,
  listReturnTargets,
  listTransferTargets,
  listTwinTargets,
} from "~/money/data/match/outgoing-targets.server";
import { listProviderPayoutTargets } from "~/money/data/match/provider-payout-targets.server";
import { listLearnt } from "~/money/data/match/signatures.server";
import { TargetIndex } from "~/money/domain/match/find-match";
import { judgeLine } from "~/money/domain/match/judge-line";
import type { MatchTarget, RuledLine } from "~/money/domain/match/matchable";
import { type MatchRule, readyRule } from "~/money/domain/match/rule/match-rule";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface DryLine {
  id: string;
  bookingDate: CivilDate;
  narrative: string;
  /** minor units */
  amount: bigint;
  verdict: "agreed" | "otherwise" | "confirm" | "propose" | "leave";
}

/** What a rule would have said of the bank lines of the last 90 days. */
export interface DryRun {
  from: CivilDate;
  /** lines that were looked at, and whether there were more than that */
  lines: number;
  capped: boolean;
  /** lines that the conditions hold of */
  applies: number;
  /** of those: matched to what the rule is for, and matched to something else */
  agreed: number;
  otherwise: number;
  /** of those that wait: confirmed without a person, proposed to one, left alone */
  confirm: number;
  propose: number;
  leave: number;
  examples: DryLine[];
}

const DAYS = 90;
const MOST_LINES = 20_000;
const MOST_WAITING = 500;
const EXAMPLES = 10;

type SeenLine = RuledLine & { open: boolean; matchedTo: string | null };

/**
 * Asks a rule about the last 90 days and writes nothing. Lines that are matched already say whether people agreed
 * with it; lines that wait are judged against today's records. Nine statements.
 */
export async function ruleDryRun(context: QueryContext, { rule }: { rule: MatchRule }): Promise<DryRun> {
  const ready = readyRule(rule);
  if (!ready.ok) throw new Error(`rule ${rule.id} cannot be read`);
  const from = addDays(context.today, -DAYS);
  const seen = await listSeenLines(context, from, rule.terms.side);
  const lines = seen.slice(0, MOST_LINES);
  const applying = lines.filter((line) => ready.value.appliesTo(line));
  const waiting = applying.filter((line) => line.open).slice(0, MOST_WAITING);
  const index = new TargetIndex(await targetsOf(context, waiting));
  const learnt = await listLearnt(context.db, waiting);
  const judged = applying.map((line): DryLine => {
    const { id, bookingDate, narrative, amount, matchedTo } = line;
    if (matchedTo !== null)
      return { id, bookingDate, narrative, amount, verdict: isFor(rule, matchedTo) ? "agreed" : "otherwise" };
    if (!line.open) return { id, bookingDate, narrative, amount, verdict: "leave" };
    const { verdict, certain } = judgeLine(line, index, [ready.value], learnt.get(id));
    const word = certain ? "confirm" : verdict.kind === "none" ? "leave" : "propose";
    return { id, bookingDate, narrative, amount, verdict: word };
  });
  const count = (verdict: DryLine["verdict"]) => judged.filter((one) => one.verdict === verdict).length;
  return {
    from,
    lines: lines.length,
    capped: seen.length > MOST_LINES || applying.filter((line) => line.open).length > MOST_WAITING,
    applies: applying.length,
    agreed: count("agreed"),
    otherwise: count("otherwise"),
    confirm: count("confirm"),
    propose: count("propose"),
    leave: count("leave"),
    examples: judged.slice(0, EXAMPLES),
  };
}

/** The two lines of an own transfer are matched to the transfer that they make. */
function isFor(rule: MatchRule, matchedTo: string): boolean {
  return matchedTo === rule.targetType || (rule.targetType === "twin" && matchedTo === "transfer");
}

async function targetsOf({ db }: QueryContext, lines: RuledLine[]): Promise<MatchTarget[]> {
  return [
    ...(await listPaymentTargets(db, lines)),
    ...(await listPayoutTargets(db, lines)),
    ...(await listReturnTargets(db, lines)),
    ...(await listTransferTargets(db, lines)),
    ...(await listTwinTargets(db, lines)),
    ...(await listProviderPayoutTargets(db, lines)),
    ...(await listAccountTargets(db, lines)),
  ];
}

function listSeenLines({ db, tenant }: QueryContext, from: CivilDate, side: string): Promise<SeenLine[]> {
  return rows<SeenLine>(
    db,
    sql`SELECT l.id, l.side, CASE WHEN l.amount > l.matched THEN l.amount - l.matched ELSE l.amount END AS amount, l.currency,
        l.booking_date AS "bookingDate", l.narrative, l.ref_norm AS "refNorm", l.counterparty_name AS "counterpartyName",
        l.counterparty_account AS "counterpartyAccount", NULL AS "virtualAccount", l.bank_account_id AS "bankAccountId",
        l.cheque_no AS "chequeNo", (l.state IN ('unmatched', 'proposed') AND l.amount > l.matched) AS open,
        (SELECT min(p.target_type) FROM match_part p WHERE p.tenant_id = l.tenant_id AND p.line_id = l.id AND p.live) AS "matchedTo"
      FROM statement_line l WHERE l.tenant_id = ${tenant.id}::uuid AND l.side = ${side} AND l.booking_date >= ${from}::date AND l.amount > 0
        AND l.state NOT IN ('ignored', 'duplicate_suspect')
      ORDER BY l.booking_date DESC, l.id DESC LIMIT ${MOST_LINES + 1}::int`,
  );
}
