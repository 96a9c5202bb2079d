import { useTranslation } from "react-i18next";

import type { ImageChange } from "~/people/queries/brand/brand-page.server";

import { InstantText } from "../../../format/instant-text";
import { Panel } from "../../../record/panel";

/** Who changed which picture. */
export function ImageHistory({ history }: { history: ImageChange[] }) {
  const { t } = useTranslation("firm", { keyPrefix: "brand" });
  return (
    <Panel title={t("history")}>
      {history.length === 0 && <p className="muted">{t("historyNone")}</p>}
      <ul className="grid gap-2">
        {history.map(({ id, slot, removed, fileName, by, at }) => (
          <li key={id} className="break-words">
            {t(removed ? "removed" : "placed", {
              slot: t(`slot.${slot}.title`),
              file: fileName,
              name: by ?? "–",
            })}{" "}
            <InstantText value={at} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
