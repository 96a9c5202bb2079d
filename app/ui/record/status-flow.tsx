import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export interface StatusMove {
  key: string;
  /** The button or dialog that makes the move. */
  control: ReactNode;
}

export interface BlockedMove {
  key: string;
  label: string;
  /** Why it cannot be made now, in plain words. */
  reason: string;
}

interface StatusFlowProps {
  label: string;
  steps: readonly { key: string; label: string }[];
  current: string;
  allowed: readonly StatusMove[];
  blocked: readonly BlockedMove[];
}

/** Where a record stands, where it may go now, and why not elsewhere. */
export function StatusFlow({ label, steps, current, allowed, blocked }: StatusFlowProps) {
  const { t } = useTranslation("shell");
  return (
    <div className="grid gap-3">
      <ol className="steps" aria-label={label}>
        {steps.map((step) => (
          <li key={step.key} aria-current={step.key === current ? "step" : undefined}>
            <span>{step.label}</span>
          </li>
        ))}
      </ol>
      {allowed.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {allowed.map((move) => (
            <li key={move.key}>{move.control}</li>
          ))}
        </ul>
      )}
      {blocked.length > 0 && (
        <details>
          <summary className="link w-max cursor-pointer text-ink-2">{t("whyNot")}</summary>
          <dl className="facts mt-2">
            {blocked.map((move) => (
              <div key={move.key} className="contents">
                <dt>{move.label}</dt>
                <dd>{move.reason}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
