import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";

import { useHydrated } from "../keyboard/use-hydrated";

interface PopoverProps {
  /** What is pressed: often the figure itself. */
  label: ReactNode;
  accessibleName?: string;
  className?: string;
  children: ReactNode;
}

/** A small panel beside its trigger: "why this number". Without scripts it unfolds in place. */
export function Popover({ label, accessibleName, className = "why", children }: PopoverProps) {
  const hydrated = useHydrated();
  if (!hydrated) {
    return (
      <details className="menu">
        <summary className={className} aria-label={accessibleName}>
          {label}
        </summary>
        <div className="popover-panel">{children}</div>
      </details>
    );
  }
  return (
    <Radix.Root>
      <Radix.Trigger className={className} aria-label={accessibleName}>
        {label}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="popover-panel"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={accessibleName}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
