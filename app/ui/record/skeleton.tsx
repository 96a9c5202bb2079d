import { useTranslation } from "react-i18next";

/** Stands where lines of text will be, at their height: nothing jumps when they come. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation("shell");
  return (
    <div className="grid gap-2" role="status">
      <span className="sr-only">{t("loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton" />
      ))}
    </div>
  );
}
