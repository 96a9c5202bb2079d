import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Popover } from "./popover";

interface WhyNumberProps {
  /** The figure as shown. */
  figure: ReactNode;
  /** What the figure is called: "Balance". */
  name: string;
  /** The formula in words. */
  formula: string;
  /** The parts, in the order they add up. */
  parts: { label: string; value: ReactNode }[];
  /** Where the rows behind it are listed. */
  more?: ReactNode;
}

/** A derived amount that can answer for itself. */
export function WhyNumber({ figure, name, formula, parts, more }: WhyNumberProps) {
  const { t } = useTranslation("shell");
  return (
    <Popover label={figure}>
      <p className="font-semibold">{t("whyNumber", { name })}</p>
      <p className="mb-2 text-ink-2">{formula}</p>
      <dl className="grid grid-cols-[1fr_max-content] gap-x-6 gap-y-1">
        {parts.map((part) => (
          <div key={part.label} className="contents">
            <dt>{part.label}</dt>
            <dd className="num text-end">{part.value}</dd>
          </div>
        ))}
      </dl>
      {more && <p className="mt-2">{more}</p>}
    </Popover>
  );
}
