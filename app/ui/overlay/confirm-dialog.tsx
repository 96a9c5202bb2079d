import type { ReactNode } from "react";

import { Dialog } from "./dialog";

interface ConfirmDialogProps {
  trigger: { label: ReactNode; className?: string };
  title: string;
  /** What will happen and what cannot be taken back, in one or two sentences. */
  consequence: ReactNode;
  /** The ActionForm whose submit button says the act itself ("Refund $40.00"), never "OK". */
  children: ReactNode;
}

/** The pause before something irreversible. */
export function ConfirmDialog({ trigger, title, consequence, children }: ConfirmDialogProps) {
  return (
    <Dialog trigger={trigger} title={title} description={consequence}>
      {children}
    </Dialog>
  );
}
