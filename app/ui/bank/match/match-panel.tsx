import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { FoundTarget, LineMatches } from "~/collections/queries/payment/line-matches.server";
import type { FormAnswer } from "~/people/access/read-form.server";
import type { SameAmountTarget } from "~/money/queries/match/same-amount-targets.server";
import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";

import { Badge } from "../../action/badge";
import { ActionForm } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { InstantText } from "../../format/instant-text";
import { MoneyText } from "../../format/money-text";
import { FormDialog } from "../../overlay/form-dialog";
import { Panel } from "../../record/panel";
import { ConfirmPiece } from "./confirm-piece";
import { SameAmount } from "./same-amount";
import { targetHref } from "./target-href";

interface MatchPanelProps {
  matches: LineMatches;
  /** what a person looked for, and what was found */
  find: string;
  debts: WorklistRow[];
  /** orders of this amount that nothing proposed */
  same: SameAmountTarget[];
  may: { confirm: boolean; unmatch: boolean };
  answer: FormAnswer | undefined;
}

const OPEN = ["unmatched", "proposed", "part_matched"];

/** What a bank line is: matched to this, proposed for that, or looked for. */
export function MatchPanel({ matches, find, debts, same, may, answer }: MatchPanelProps) {
  const { t } = useTranslation("match");
  const open = OPEN.includes(matches.state) && may.confirm;
  return (
    <>
      {matches.confirmed.length > 0 && (
        <Panel title={t("confirmed")} action={<Badge tone="good">{t("matched")}</Badge>}>
          <ul className="grid gap-6">
            {matches.confirmed.map((match) => (
              <li key={match.id}>
                <Confirmed match={match} matches={matches} mayUnmatch={may.unmatch} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {open && matches.proposed.length > 0 && (
        <Panel title={t("proposed")}>
          <ol className="grid gap-4">
            {matches.proposed.map((target, index) => (
              <li key={`${target.type}:${target.id}`}>
                <Found target={target} matches={matches} best={index === 0} answer={answer} />
              </li>
            ))}
          </ol>
        </Panel>
      )}
      {open && same.length > 0 && <SameAmount matches={matches} targets={same} answer={answer} />}
      {open && matches.side === "C" && <Search matches={matches} find={find} debts={debts} answer={answer} />}
      {open && matches.side === "D" && <Charge matches={matches} answer={answer} />}
    </>
  );
}

function Confirmed({ match, matches, mayUnmatch }: ConfirmedProps) {
  const { t } = useTranslation("match");
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2">
        {match.parts.map((part) => (
          <li key={part.id} className="flex flex-wrap items-baseline gap-x-3">
            <Link className="link" to={targetHref(part.targetType, part.targetId, part.paymentId)}>
              {part.paymentNo ?? t(`type.${part.targetType}` as "type.payment")}
            </Link>
            {part.accountId && (
              <Link className="link break-all" to={`/accounts/${part.accountId}`}>
                {part.accountRef}
              </Link>
            )}
            <span className="break-words">{part.debtorName}</span>
            <MoneyText value={{ minor: part.amount, currency: matches.currency }} />
          </li>
        ))}
      </ul>
      <p className="small muted">
        {t("by", { name: match.byName ?? "Quittance" })} <InstantText value={match.at} />
      </p>
      {mayUnmatch && (
        <FormDialog
          trigger={{ label: t("unmatch") }}
          title={t("unmatchTitle")}
          description={t("unmatchBody", { count: match.parts.length })}
        >
          {(line) => (
            <ActionForm action={`/bank/lines/${matches.lineId}/matches`} fetcher={line}>
              <input type="hidden" name="intent" value="unmatch" />
              <input type="hidden" name="matchId" value={match.id} />
              <TextField name="reason" label={t("reason")} maxLength={200} />
              <SubmitButton look="danger">{t("unmatch")}</SubmitButton>
            </ActionForm>
          )}
        </FormDialog>
      )}
    </div>
  );
}

interface ConfirmedProps {
  match: LineMatches["confirmed"][number];
  matches: LineMatches;
  mayUnmatch: boolean;
}

interface FoundProps extends Pick<MatchPanelProps, "matches" | "answer"> {
  target: FoundTarget;
  best: boolean;
}

function Found({ target, matches, best, answer }: FoundProps) {
  const { t } = useTranslation("match");
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Badge tone={best ? "accent" : "neutral"}>{t("points", { count: target.score })}</Badge>
        <span className="small muted">{t(`type.${target.type}` as "type.account")}</span>
        <Link className="link break-all" to={targetHref(target.type, target.id, null)}>
          {target.label ?? t("open")}
        </Link>
        <span className="break-words">{target.name}</span>
      </p>
      <p className="small muted">
        {target.evidence
          .map((one) => `${t(`evidence.${one.code}` as "evidence.amount")} ${one.points}`)
          .join(" · ")}
      </p>
      <ConfirmPiece matches={matches} target={target} primary={best} answer={answer} />
    </div>
  );
}

/** A debit that nobody ordered is the bank's own, or waits for the payout or transfer that it is. */
function Charge({ matches, answer }: Pick<MatchPanelProps, "matches" | "answer">) {
  const { t } = useTranslation("match");
  return (
    <Panel title={t("charge")}>
      <div className="grid gap-3">
        <p className="small muted">{t("chargeBody")}</p>
        <ConfirmPiece
          matches={matches}
          target={{ type: "bank_charge", id: matches.bankAccountId }}
          answer={answer}
        />
      </div>
    </Panel>
  );
}

function Search({ matches, find, debts, answer }: Omit<MatchPanelProps, "may" | "same">) {
  const { t } = useTranslation("match");
  return (
    <Panel title={t("search")}>
      <div className="grid gap-4">
        <Form method="get" className="form-inline">
          <TextField name="find" label={t("find")} help={t("findHelp")} defaultValue={find} key={find} />
          <button type="submit" className="btn">
            {t("look")}
          </button>
        </Form>
        {find && debts.length === 0 && <p className="muted">{t("nothing")}</p>}
        <ul className="grid gap-4">
          {debts.map((debt) => (
            <li key={debt.id} className="grid gap-2">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <Link className="link break-all" to={`/accounts/${debt.id}`}>
                  {debt.externalRef}
                </Link>
                <span className="break-words">{debt.debtorName}</span>
                <span className="small muted">
                  {t("balance")} <MoneyText value={{ minor: debt.balance, currency: debt.currency }} />
                </span>
              </p>
              <ConfirmPiece matches={matches} target={{ type: "account", id: debt.id }} answer={answer} />
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
