import type { ReactNode } from "react";

import type { ButtonLook } from "../action/button";
import { ActionForm, type FormResult } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { answerFor } from "./answer-for";

interface ActFormProps {
  /** Hidden fields: the act, and what it is about. */
  sends: Record<string, string>;
  answer: FormResult | null | undefined;
  look?: ButtonLook;
  small?: boolean;
  /** What the button says. */
  children: ReactNode;
}

/** One button that does one thing: a form without anything to fill in. */
export function ActForm({ sends, answer, look = "plain", small, children }: ActFormProps) {
  return (
    <ActionForm answer={answerFor(answer, sends)} layout="inline">
      {Object.entries(sends).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton look={look} small={small}>
        {children}
      </SubmitButton>
    </ActionForm>
  );
}
