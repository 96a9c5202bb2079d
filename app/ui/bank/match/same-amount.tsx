import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { LineMatches } from "~/collections/queries/payment/line-matches.server";
import type { SameAmountTarget } from "~/money/queries/match/same-amount-targets.server";
import type { FormAnswer } from "~/people/access/read-form.server";

import { DateText } from "../../format/date-text";
import { Panel } from "../../record/panel";
import { ConfirmPiece } from "./confirm-piece";
import { targetHref } from "./target-href";

interface SameAmountProps {
  matches: LineMatches;
  targets: SameAmountTarget[];
  answer: FormAnswer | undefined;
}

/** Payouts and transfers of exactly this amount: too little speaks for them to be proposed, but a person may know. */
export function SameAmount({ matches, targets, answer }: SameAmountProps) {
  const { t } = useTranslation("match");
  return (
    <Panel title={t("same")}>
      <ul className="grid gap-4">
        {targets.map((target) => (
          <li key={`${target.type}:${target.id}`} className="grid gap-2">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <Link className="link" to={targetHref(target.type, target.id, null)}>
                {t(`type.${target.type}` as "type.payout")}
              </Link>
              <span className="break-words">{target.name}</span>
              {target.date && (
                <span className="small muted">
                  <DateText value={target.date} />
                </span>
              )}
            </p>
            <ConfirmPiece matches={matches} target={target} answer={answer} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
