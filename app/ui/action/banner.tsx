import { clsx } from "clsx";
import type { ReactNode } from "react";

import type { Tone } from "./badge";

interface BannerProps {
  tone?: Exclude<Tone, "accent">;
  title: ReactNode;
  children?: ReactNode;
  /** A link or button at the end. */
  action?: ReactNode;
  /** "alert" is read out at once: for what went wrong just now. */
  role?: "alert" | "status" | "note";
}

/** A message that belongs to the page: a stop flag, a refusal, a thing to do first. */
export function Banner({ tone = "neutral", title, children, action, role }: BannerProps) {
  return (
    <div className={clsx("banner", tone !== "neutral" && `banner-${tone}`)} role={role}>
      <div>
        <p className="banner-title">{title}</p>
        {children}
      </div>
      {action}
    </div>
  );
}
