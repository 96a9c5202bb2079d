import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { toPlainAmount } from "~/money/domain/amount/money";
import type { LineMatches } from "~/collections/queries/payment/line-matches.server";
import type { FormAnswer } from "~/people/access/read-form.server";

import { ActionForm } from "../../form/action-form";
import { MoneyField } from "../../form/money-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";

interface ConfirmPieceProps {
  matches: LineMatches;
  answer: FormAnswer | undefined;
  target: { type: string; id: string };
  primary?: boolean;
}

/** The amount may be less than the line: the rest goes to somebody else, in a further piece. */
export function ConfirmPiece({ matches, target, primary, answer }: ConfirmPieceProps) {
  const { t } = useTranslation("match");
  // a refusal must find the same list of debts again
  const { search } = useLocation();
  const asked = new URLSearchParams(search).get("amount");
  const own = answer?.form.initialValue?.["targetId"] === target.id ? answer : undefined;
  const left = toPlainAmount({ minor: matches.left, currency: matches.currency });
  return (
    <ActionForm action={`/bank/lines/${matches.lineId}/matches${search}`} layout="inline" answer={own}>
      <input type="hidden" name="intent" value="confirm" />
      <input type="hidden" name="version" value={matches.version} />
      <input type="hidden" name="targetType" value={target.type} />
      <input type="hidden" name="targetId" value={target.id} />
      <MoneyField
        name="amount"
        label={t("amount")}
        currency={matches.currency}
        defaultValue={asked ?? left}
      />
      {target.type === "account" && <ThirdPayer open={own !== undefined} />}
      <SubmitButton look={primary ? "primary" : "plain"}>{t("confirm")}</SubmitButton>
    </ActionForm>
  );
}

/** A family member, an employer: the receipt says who paid, and for whom. */
function ThirdPayer({ open }: { open: boolean }) {
  const { t } = useTranslation("match");
  return (
    <details open={open}>
      <summary>{t("payer.title")}</summary>
      <div className="grid gap-2">
        <TextField name="payerName" label={t("payer.name")} maxLength={120} />
        <TextField name="relation" label={t("payer.relation")} maxLength={60} />
      </div>
    </details>
  );
}
