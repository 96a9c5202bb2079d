import { useTranslation } from "react-i18next";

import type { PayoutBatchRow } from "~/money/queries/payout/payout-desk.server";

import { Badge } from "../../action/badge";
import { ActionForm } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { InstantText } from "../../format/instant-text";
import { MoneyText } from "../../format/money-text";
import { Panel } from "../../record/panel";

/** Files for the bank: taken out, and its word that it took them. */
export function PayoutBatches({ batches, mayRelease }: { batches: PayoutBatchRow[]; mayRelease: boolean }) {
  const { t } = useTranslation("payout");
  if (batches.length === 0) return null;
  return (
    <Panel title={t("batches")}>
      <ul className="grid gap-4">
        {batches.map((batch) => (
          <li key={batch.id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <InstantText value={batch.createdAt} />
            <span className="break-words">{batch.bankName}</span>
            <span>{t("batch.count", { count: batch.count })}</span>
            <MoneyText value={{ minor: batch.amount, currency: batch.currency }} />
            {mayRelease && (
              <a className="link" href={`/payouts/batches/${batch.id}.csv`} download>
                {t("batch.download")}
              </a>
            )}
            {batch.state === "accepted" && <Badge tone="good">{t("batch.accepted")}</Badge>}
            {batch.state === "released" && mayRelease && (
              <ActionForm layout="inline" action="/payouts?index">
                <input type="hidden" name="intent" value="accept" />
                <input type="hidden" name="batchId" value={batch.id} />
                <SubmitButton look="plain">{t("batch.accept")}</SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
