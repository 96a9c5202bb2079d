import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { Dialog } from "../overlay/dialog";
import { useActiveKeys, useKeys } from "../keyboard/keyboard";

/** What `?` opens: every key that works on this page now. */
export function KeyHintsDialog() {
  const { t } = useTranslation("shell");
  const [open, setOpen] = useState(false);
  const label = t("keys.help");
  const own = useMemo(() => [{ keys: "?", label, run: () => setOpen(true) }], [label]);
  useKeys(own);
  const active = useActiveKeys();
  return (
    <Dialog title={t("keys.title")} open={open} onOpenChange={setOpen}>
      <dl className="key-list">
        {active.map((binding) => (
          <div key={binding.keys} className="contents">
            <dt>
              <KeyName keys={binding.keys} />
            </dt>
            <dd>{binding.label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function KeyName({ keys }: { keys: string }) {
  const parts = keys.startsWith("mod+") ? ["Ctrl / ⌘", keys.slice(4).toUpperCase()] : keys.split(" ");
  return (
    <span className="inline-flex gap-1">
      {parts.map((part) => (
        <kbd key={part}>{part}</kbd>
      ))}
    </span>
  );
}
