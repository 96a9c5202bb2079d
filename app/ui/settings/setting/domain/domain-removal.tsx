import { useTranslation } from "react-i18next";

import { ActionForm, type FormResult } from "../../../form/action-form";
import { SubmitButton } from "../../../form/submit-button";
import { answerFor } from "../../answer-for";

interface DomainRemovalProps {
  domainId: string;
  host: string;
  /** customers are led here now */
  served: boolean;
  answer: FormResult | null | undefined;
}

/** Says what becomes of it before the name is taken away. */
export function DomainRemoval({ domainId, host, served, answer }: DomainRemovalProps) {
  const { t } = useTranslation("firm", { keyPrefix: "domain" });
  const own = answerFor(answer, { act: "remove", domainId });
  return (
    <details open={own ? true : undefined}>
      <summary className="btn btn-quiet">{t("remove")}</summary>
      <ActionForm answer={own} id={`remove-${domainId}`}>
        <input type="hidden" name="act" value="remove" />
        <input type="hidden" name="domainId" value={domainId} />
        <p className="max-w-prose">{t(served ? "removeServed" : "removeOther", { host })}</p>
        <SubmitButton look="danger" className="justify-self-start">
          {t("removeNow")}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
