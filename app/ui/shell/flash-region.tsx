import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useHydrated } from "../keyboard/use-hydrated";
import { Banner } from "../action/banner";

/** One message from the last action: its words are ready, its key tells it from the one before. */
export interface Flash {
  key: string;
  tone: "good" | "warn" | "bad";
  text: string;
}

/** "A write answers with what changed": said where the eye is, read out, and gone when dismissed. */
export function FlashRegion({ flash }: { flash: Flash | null }) {
  const { t } = useTranslation("shell");
  const hydrated = useHydrated();
  const [dismissed, setDismissed] = useState<string | null>(null);
  return (
    <div className="flash-region" role="status">
      {flash && flash.key !== dismissed && (
        <Banner
          tone={flash.tone}
          title={flash.text}
          action={
            hydrated && (
              <button
                type="button"
                className="btn btn-quiet btn-small"
                aria-label={t("close")}
                onClick={() => setDismissed(flash.key)}
              >
                <X aria-hidden="true" />
              </button>
            )
          }
        />
      )}
    </div>
  );
}
