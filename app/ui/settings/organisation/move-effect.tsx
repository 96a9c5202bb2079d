import { useTranslation } from "react-i18next";

import { Banner } from "../../action/banner";
import { ActionForm, type FormResult } from "../../form/action-form";
import { errorText } from "../../form/error-text";
import { SubmitButton } from "../../form/submit-button";
import { Panel } from "../../record/panel";

interface MoveEffectProps {
  name: string;
  move: {
    departmentId: string | null;
    reportsToId: string | null;
    same: boolean;
    cycle: boolean;
    /** names of those whose team the person comes into, and leaves */
    gained: string[];
    lost: string[];
    /** accounts the person works on */
    open: number;
  };
  answer: FormResult | undefined;
}

/** What a move changes about who sees what, and the button that makes it. */
export function MoveEffect({ name, move, answer }: MoveEffectProps) {
  const { t } = useTranslation("firm");
  const { t: error } = useTranslation("errors");
  const { departmentId, reportsToId, same, cycle, gained, lost, open } = move;
  if (cycle) return <Banner tone="bad" role="alert" title={errorText("ORG_CYCLE", error)} />;
  if (same) return <Banner role="status" title={t("org.effectSame")} />;
  return (
    <Panel title={t("org.effect", { name })}>
      <ActionForm answer={answer} id="move">
        <input type="hidden" name="departmentId" value={departmentId ?? ""} />
        <input type="hidden" name="reportsToId" value={reportsToId ?? ""} />
        <p>{t("org.effectOpen", { name, count: open })}</p>
        <Names title={t("org.effectGained", { name })} names={gained} />
        <Names title={t("org.effectLost")} names={lost} />
        {gained.length + lost.length === 0 && <p>{t("org.effectNone", { name })}</p>}
        <SubmitButton className="justify-self-start">{t("org.move")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function Names({ title, names }: { title: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <div>
      <p>{title}</p>
      <ul className="list-disc ps-5">
        {names.map((name, at) => (
          <li key={at} className="break-words">
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
