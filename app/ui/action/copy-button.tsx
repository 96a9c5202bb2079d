import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useHydrated } from "../keyboard/use-hydrated";

interface CopyButtonProps {
  /** What lands on the clipboard. */
  text: string;
  /** Names the thing copied: "Copy reference". */
  label: string;
}

/** Shown only where scripts run: without them nothing can reach the clipboard. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useTranslation("shell");
  const [state, setState] = useState<"ready" | "done" | "failed">("ready");
  const hydrated = useHydrated();
  if (!hydrated) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState("done"),
      () => setState("failed"),
    );
  return (
    <button
      type="button"
      className="btn btn-quiet btn-small"
      onClick={() => void copy()}
      aria-label={label}
      title={label}
    >
      {state === "done" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      <span role="status" className={state === "failed" ? undefined : "sr-only"}>
        {state === "done" && t("copy.done")}
        {state === "failed" && t("copy.failed")}
      </span>
    </button>
  );
}
