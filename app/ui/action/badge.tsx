import { clsx } from "clsx";
import type { ReactNode } from "react";

/** A hue never speaks alone: the word is the status, the hue and the mark only help to find it. */
export type Tone = "neutral" | "good" | "warn" | "bad" | "accent";

export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={clsx("badge", tone !== "neutral" && `badge-${tone}`)}>{children}</span>;
}
