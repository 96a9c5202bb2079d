import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PersonPrivacy } from "~/collections/queries/privacy/person-privacy.server";
import type { ErasureVerdict } from "~/people/domain/privacy/judge-erasure";

import { Banner } from "../../action/banner";
import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { DateText } from "../../format/date-text";
import { Panel } from "../../record/panel";
import { RuleList } from "./rule-list";

interface ErasurePanelProps {
  verdict: ErasureVerdict;
  holds: PersonPrivacy["holds"];
  waits: boolean;
  mayErase: boolean;
  answer: FormResult | null | undefined;
}

/** What a request to be forgotten would come to today, before anybody asks for it. */
export function ErasurePanel({ verdict, holds, waits, mayErase, answer }: ErasurePanelProps) {
  const { t } = useTranslation("privacy");
  return (
    <Panel title={t("erasure.title")}>
      <Verdict verdict={verdict} />
      {holds.length > 0 && (
        <ul className="list-disc ps-5">
          {holds.map(({ id, reason }) => (
            <li key={id}>
              <Link className="link break-words" to={`/audit/holds/${id}`}>
                {reason}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {waits && <Banner tone="neutral" title={t("erasure.waits")} />}
      {mayErase && !waits && verdict.kind !== "open" && (
        <ActionForm answer={answer}>
          <TextField
            name="reason"
            label={t("erasure.reason")}
            help={t("erasure.reasonHelp")}
            maxLength={500}
          />
          <SubmitButton look="danger" className="justify-self-start">
            {t(verdict.kind === "erase" ? "erasure.ask" : "erasure.askKept")}
          </SubmitButton>
        </ActionForm>
      )}
    </Panel>
  );
}

function Verdict({ verdict }: { verdict: ErasureVerdict }) {
  const { t } = useTranslation("privacy");
  if (verdict.kind === "held") return <p>{t("erasure.held")}</p>;
  if (verdict.kind === "erase") return <p>{t("erasure.erase")}</p>;
  if (verdict.kind === "open")
    return (
      <p>
        {t("erasure.open")}{" "}
        {Object.entries(verdict.open)
          .map(([kind, count]) => t(`erasure.kinds.${kind as "accounts"}`, { count }))
          .join(", ")}
        .
      </p>
    );
  return (
    <>
      <p>
        {verdict.until ? (
          <>
            {t("erasure.restrictUntil")} <DateText value={verdict.until} />.
          </>
        ) : (
          t("erasure.restrictUnknown")
        )}{" "}
        {t("erasure.kept")}
      </p>
      <RuleList rules={verdict.rules} />
    </>
  );
}
