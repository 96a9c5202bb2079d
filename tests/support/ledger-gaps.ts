import { EVENT_RULES, STILL_EVENTS } from "~/money/domain/ledger/event-rules.table";

import { ownerRows } from "./owner-rows";

/** Nouns whose events may move money. */
export const MONEY_NOUNS = new Set(Object.keys(EVENT_RULES).map((type) => type.split(".")[0] ?? ""));

/**
 * Spec 05 §19 held against everything a database went through: entries under an event that does not name their
 * rule, events that must post and did not, events of money nobody has classified. Empty when the table is right.
 */
export async function ledgerGaps(world: Parameters<typeof ownerRows>[0]): Promise<string[]> {
  const seen = await ownerRows<{ type: string; rules: string[]; silent: number }>(
    world,
    `SELECT e.type, coalesce(array_agg(DISTINCT j.rule_code) FILTER (WHERE j.id IS NOT NULL), '{}') AS rules,
        count(*) FILTER (WHERE j.id IS NULL)::int AS silent
      FROM event e LEFT JOIN journal_entry j ON j.tenant_id = e.tenant_id AND j.cause_event_id = e.id GROUP BY 1`,
  );
  return seen.flatMap(({ type, rules, silent }) => {
    const known = EVENT_RULES[type];
    if (!known) {
      if (rules.length > 0) return [`${type} posts ${rules.join(", ")} and has no rule`];
      const isOpen = MONEY_NOUNS.has(type.split(".")[0] ?? "") && !STILL_EVENTS.has(type);
      return isOpen ? [`${type} is classified nowhere`] : [];
    }
    return [
      ...rules.filter((rule) => !known.rules.includes(rule)).map((rule) => `${type} does not name ${rule}`),
      ...(known.always && silent > 0 ? [`${type} reached the ledger ${silent} times too few`] : []),
    ];
  });
}
