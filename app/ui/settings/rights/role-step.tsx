import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { RightsChange } from "~/people/domain/permission/role-lines";

import { Banner } from "../../action/banner";
import { ActionForm, type FormResult } from "../../form/action-form";
import { errorText } from "../../form/error-text";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Panel } from "../../record/panel";
import { answerFor } from "../answer-for";
import { useRoleName } from "../use-role-names";
import { RightLines } from "./right-lines";

/** A role to be given or taken, with what that would change; `refusal` says why it cannot be. */
export interface RoleStepFacts {
  act: "give" | "take";
  role: { id: string; key: string; name: string; system: boolean };
  until: string | null;
  change: RightsChange;
  waits: boolean;
  refusal: string | null;
}

/** The last look before a role is given or taken. */
export function RoleStep({
  step,
  person,
  answer,
}: {
  step: RoleStepFacts;
  person: { id: string; fullName: string };
  answer: FormResult | null | undefined;
}) {
  const { t } = useTranslation(["rights", "errors"]);
  const { t: errors } = useTranslation("errors");
  const role = useRoleName()(step.role);
  const gives = step.act === "give";
  const lines = gives ? step.change.gained : step.change.lost;
  const none = gives ? "rights:person.gainsNothing" : "rights:person.losesNothing";
  return (
    <div id="change" className="scroll-mt-16">
      <Panel
        title={t(gives ? "rights:person.giveTitle" : "rights:person.takeTitle", {
          name: person.fullName,
          role,
        })}
      >
        <div className="grid gap-3">
          {step.refusal ? (
            <Banner tone="bad" role="alert" title={errorText(step.refusal, errors)} />
          ) : (
            <>
              <p className="small muted">{t(gives ? "rights:person.gains" : "rights:person.loses")}</p>
              {lines.length > 0 ? <RightLines lines={lines} /> : <p>{t(none)}</p>}
              {!gives && <p className="muted">{t("rights:person.takeNow")}</p>}
              <ActionForm answer={answerFor(answer, { act: step.act })} id={step.act}>
                <input type="hidden" name="act" value={step.act} />
                <input type="hidden" name="roleId" value={step.role.id} />
                {step.until && <input type="hidden" name="until" value={step.until} />}
                {gives && (
                  <TextField
                    name="reason"
                    label={t("rights:person.reason")}
                    help={t("rights:person.reasonHelp")}
                    maxLength={500}
                  />
                )}
                <p className="form-actions">
                  <SubmitButton look={gives ? "primary" : "danger"}>
                    {t(
                      gives
                        ? step.waits
                          ? "rights:person.giveAsk"
                          : "rights:person.giveDo"
                        : "rights:person.takeDo",
                    )}
                  </SubmitButton>
                  <Cancel staffId={person.id} label={t("rights:person.cancel")} />
                </p>
              </ActionForm>
            </>
          )}
          {step.refusal && (
            <p>
              <Cancel staffId={person.id} label={t("rights:person.cancel")} />
            </p>
          )}
        </div>
      </Panel>
    </div>
  );
}

function Cancel({ staffId, label }: { staffId: string; label: string }) {
  return (
    <Link className="btn" to={`/settings/people/${staffId}`}>
      {label}
    </Link>
  );
}
