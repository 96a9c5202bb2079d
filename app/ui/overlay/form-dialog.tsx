import { type FetcherWithComponents, useFetcher } from "@remix-run/react";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";

import type { FormAnswer } from "~/people/access/read-form.server";

import { useFetcherAnswer } from "../form/use-fetcher-answer";
import { useKeys } from "../keyboard/keyboard";
import { Dialog } from "./dialog";

/** How a form inside a dialog is sent and what came back. */
export type FormLine = FetcherWithComponents<FormAnswer | undefined>;

interface FormDialogProps {
  trigger: { label: ReactNode; className?: string };
  title: string;
  description?: ReactNode;
  /** Opens it: "p". */
  hotkey?: string;
  /** Called anew with every opening: what the form holds starts fresh. */
  children: (line: FormLine) => ReactNode;
}

/** A form that opens over its page, stays open with what was typed when it is refused, and closes when taken. */
export function FormDialog({ trigger, title, description, hotkey, children }: FormDialogProps) {
  const [open, setOpen] = useState(false);
  // A fetcher keeps its last answer, so each opening has a line of its own.
  const [opening, setOpening] = useState(0);
  const onOpenChange = (next: boolean) => {
    if (next) setOpening((count) => count + 1);
    setOpen(next);
  };
  const bindings = useMemo(
    () => (hotkey ? [{ keys: hotkey, label: title, run: () => onOpenChange(true) }] : []),
    [hotkey, title],
  );
  useKeys(bindings);
  const close = useCallback(() => setOpen(false), []);
  return (
    <Dialog trigger={trigger} title={title} description={description} open={open} onOpenChange={onOpenChange}>
      <Line key={opening} onTaken={close}>
        {children}
      </Line>
    </Dialog>
  );
}

function Line({ onTaken, children }: { onTaken: () => void; children: FormDialogProps["children"] }) {
  const line = useFetcher<FormAnswer | undefined>();
  const { taken } = useFetcherAnswer(line);
  useEffect(() => {
    if (taken > 0) onTaken();
  }, [taken, onTaken]);
  return <>{children(line)}</>;
}
