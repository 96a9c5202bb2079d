import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { useHydrated } from "../keyboard/use-hydrated";
import { ActionForm, type FormResult } from "../form/action-form";

interface BulkBarProps {
  formId: string;
  answer?: FormResult | null;
  action?: string;
  /** Fields and SubmitButtons: "Assign to …". The ticked rows travel with the form. */
  children: ReactNode;
}

/** What can be done with the ticked rows. With scripts it appears with the first tick; without, it is always there. */
export function BulkBar({ formId, answer, action, children }: BulkBarProps) {
  const { t } = useTranslation("shell");
  const hydrated = useHydrated();
  const count = useTickCount(formId);
  return (
    <div
      className="bulk-bar"
      data-waiting={!hydrated || undefined}
      hidden={hydrated && count === 0 && !answer?.form?.error}
    >
      {hydrated && <strong role="status">{t("table.picked", { count })}</strong>}
      <ActionForm id={formId} answer={answer} action={action} layout="inline">
        {children}
      </ActionForm>
    </div>
  );
}

function useTickCount(formId: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const tally = () => {
      const form = document.getElementById(formId);
      const ticked =
        form instanceof HTMLFormElement
          ? [...form.elements].filter((one) => one.matches(".tick:checked"))
          : [];
      setCount(ticked.length);
    };
    tally();
    document.addEventListener("change", tally);
    document.addEventListener("click", tally);
    return () => {
      document.removeEventListener("change", tally);
      document.removeEventListener("click", tally);
    };
  });
  return count;
}
