import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useHydrated } from "../keyboard/use-hydrated";

interface DialogProps {
  title: string;
  description?: ReactNode;
  /** The button that opens it; leave out when `open` is controlled. */
  trigger?: { label: ReactNode; className?: string };
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  wide?: boolean;
  children: ReactNode;
}

/**
 * A modal that keeps and returns focus. Without scripts the trigger unfolds the same content in place, so a
 * form inside always works.
 */
export function Dialog({ title, description, trigger, open, onOpenChange, wide, children }: DialogProps) {
  const { t } = useTranslation("shell");
  const hydrated = useHydrated();
  if (!hydrated) return trigger ? <Unfolding {...{ title, description, trigger, children }} /> : null;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger className={trigger.className ?? "btn"}>{trigger.label}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="dialog-veil" />
        <Radix.Content
          className={clsx("dialog", wide && "dialog-wide")}
          onOpenAutoFocus={focusFirstField}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <div className="mb-3 flex items-start justify-between gap-4">
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close className="btn btn-quiet btn-small" aria-label={t("close")}>
              <X aria-hidden="true" />
            </Radix.Close>
          </div>
          {description && <Radix.Description className="mb-4 text-ink-2">{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Unfolding({
  title,
  description,
  trigger,
  children,
}: Pick<DialogProps, "title" | "description" | "trigger" | "children">) {
  return (
    <details className="dialog-inline">
      <summary className={trigger?.className ?? "btn"}>{trigger?.label}</summary>
      <div>
        <h2 className="mb-2">{title}</h2>
        {description && <p className="mb-4 text-ink-2">{description}</p>}
        {children}
      </div>
    </details>
  );
}

/** Where the work is, not on the closing cross. A dialog without fields keeps Radix's own choice. */
function focusFirstField(event: Event): void {
  const { target } = event;
  const field = target instanceof Element ? target.querySelector<HTMLElement>(FIELDS) : null;
  if (!field) return;
  event.preventDefault();
  field.focus();
}

const FIELDS = "input:not([type=hidden]), select, textarea";
