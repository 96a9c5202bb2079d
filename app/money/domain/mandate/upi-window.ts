// Source: IN-PAY-003 (since 2025-08-01): one attempt and three retries per sequence number, outside peak hours:
// before 10:00, 13:00–17:00, after 21:30 Indian time.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

const MAX_EXECUTIONS = 4;
const TEN = 10 * 60;
const ONE_PM = 13 * 60;
const FIVE_PM = 17 * 60;
const HALF_PAST_NINE = 21 * 60 + 30;

/**
 * Minute of the day in India at which an execution wished for at `minute` may run; RETRY_FORBIDDEN for a fifth.
 * `made`: executions of this sequence number so far.
 */
export function planUpiExecution(made: number, minute: number): Outcome<number> {
  if (made >= MAX_EXECUTIONS) return refuse("RETRY_FORBIDDEN", { reasons: ["attempts_used"] });
  if (minute >= TEN && minute < ONE_PM) return accept(ONE_PM);
  if (minute >= FIVE_PM && minute < HALF_PAST_NINE) return accept(HALF_PAST_NINE);
  return accept(minute);
}
