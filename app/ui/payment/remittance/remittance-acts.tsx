import { useTranslation } from "react-i18next";

import type { RemittancePage } from "~/collections/queries/remittance/remittance-page.server";

import { LinkButton } from "../../action/link-button";
import { ActionForm } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";

interface RemittanceActsProps {
  run: RemittancePage;
  may: { prepare: boolean; release: boolean };
}

/** What this person may do with the run now, and its statement once it is one. */
export function RemittanceActs({ run, may }: RemittanceActsProps) {
  const { t } = useTranslation("remittance");
  const agreed = ["approved", "paid", "closed"].includes(run.state) && !run.carried;
  return (
    <>
      {may.release && run.state === "approved" && run.paymentId && !run.approvedByMe && (
        <ActionForm layout="inline">
          <input type="hidden" name="intent" value="pay" />
          <SubmitButton>{t("page.pay")}</SubmitButton>
        </ActionForm>
      )}
      {may.prepare && run.state === "calculated" && (
        <ActionForm layout="inline">
          <input type="hidden" name="intent" value="withdraw" />
          <SubmitButton look="danger">{t("page.withdraw")}</SubmitButton>
        </ActionForm>
      )}
      {agreed && (
        <>
          <LinkButton to={`/files/remittances/${run.id}/pdf`} reloadDocument>
            {t("page.pdf")}
          </LinkButton>
          <LinkButton to={`/files/remittances/${run.id}/csv`} reloadDocument>
            {t("page.csv")}
          </LinkButton>
        </>
      )}
    </>
  );
}
