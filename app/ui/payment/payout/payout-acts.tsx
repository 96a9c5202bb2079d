import { useTranslation } from "react-i18next";

import { mayStep } from "~/money/domain/payout/payout-state";
import type { PayoutPage } from "~/money/queries/payout/payout-page.server";

import { ActionForm } from "../../form/action-form";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { FormDialog } from "../../overlay/form-dialog";

interface PayoutActsProps {
  payout: PayoutPage;
  may: { prepare: boolean; release: boolean };
}

/** What this person may do with the payout now. */
export function PayoutActs({ payout, may }: PayoutActsProps) {
  const { t } = useTranslation("payout");
  const { state } = payout;
  return (
    <>
      {may.release && mayStep(state, "release") && !payout.approvedByMe && (
        <ActionForm layout="inline">
          <input type="hidden" name="intent" value="release" />
          <SubmitButton>{t("release")}</SubmitButton>
        </ActionForm>
      )}
      {may.prepare && state === "draft" && !payout.asked && <Act intent="submit" title={t("act.submit")} />}
      {may.release && mayStep(state, "reject") && <Fail returnable={mayStep(state, "return")} />}
      {may.prepare && mayStep(state, "redraft") && payout.others.length > 0 && (
        <Redraft others={payout.others} />
      )}
      {may.prepare && mayStep(state, "cancel") && !payout.asked && (
        <Act intent="cancel" title={t("act.cancel")} body={t("act.cancelBody")} danger />
      )}
    </>
  );
}

function Act({
  intent,
  title,
  body,
  danger,
}: {
  intent: string;
  title: string;
  body?: string;
  danger?: boolean;
}) {
  const { t } = useTranslation("payout");
  return (
    <FormDialog trigger={{ label: title }} title={title} description={body}>
      {(line) => (
        <ActionForm fetcher={line}>
          <input type="hidden" name="intent" value={intent} />
          <TextField name="reason" label={t("act.reason")} maxLength={200} />
          <SubmitButton look={danger ? "danger" : "primary"}>{title}</SubmitButton>
        </ActionForm>
      )}
    </FormDialog>
  );
}

function Fail({ returnable }: { returnable: boolean }) {
  const { t } = useTranslation("payout");
  const ways = (["reject", "return", "stop"] as const).filter((how) => how !== "return" || returnable);
  return (
    <FormDialog trigger={{ label: t("act.fail") }} title={t("act.fail")} description={t("act.failBody")}>
      {(line) => (
        <ActionForm fetcher={line}>
          <input type="hidden" name="intent" value="fail" />
          <SelectField
            name="how"
            label={t("act.how")}
            options={ways.map((how) => ({ value: how, label: t(`act.${how}`) }))}
          />
          <TextField name="code" label={t("act.code")} maxLength={40} optional />
          <TextField name="reason" label={t("act.reason")} maxLength={200} />
          <SubmitButton look="danger">{t("act.fail")}</SubmitButton>
        </ActionForm>
      )}
    </FormDialog>
  );
}

function Redraft({ others }: { others: PayoutPage["others"] }) {
  const { t } = useTranslation("payout");
  return (
    <FormDialog
      trigger={{ label: t("act.redraft") }}
      title={t("act.redraft")}
      description={t("act.redraftBody")}
    >
      {(line) => (
        <ActionForm fetcher={line}>
          <input type="hidden" name="intent" value="redraft" />
          <SelectField
            name="externalAccountId"
            label={t("add.payee")}
            options={others.map(({ id, holderName: name, last4 }) => ({
              value: id,
              label: t("add.mark", { name, last4 }),
            }))}
          />
          <TextField name="reason" label={t("act.reason")} maxLength={200} />
          <SubmitButton>{t("act.redraft")}</SubmitButton>
        </ActionForm>
      )}
    </FormDialog>
  );
}
