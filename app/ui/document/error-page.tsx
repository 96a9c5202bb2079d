import { useTranslation } from "react-i18next";

interface ErrorPageProps {
  /** HTTP status; anything unknown is told as our fault (500). */
  status: number;
  /** What to quote to support. */
  requestId: string | null;
  /** Where the way back leads. */
  home?: string;
}

const TOLD = ["400", "401", "403", "404", "413", "429", "503"] as const;

/** What went wrong, whose turn it is, and the way back. Never a stack trace. */
export function ErrorPage({ status, requestId, home = "/" }: ErrorPageProps) {
  const { t } = useTranslation("errors");
  const key = TOLD.find((known) => known === String(status)) ?? "500";
  return (
    <div className="page max-w-prose">
      <h1>{t(`page.${key}.title`)}</h1>
      <p>{t(`page.${key}.body`)}</p>
      <p className="flex gap-2">
        <a className="btn btn-primary" href={home}>
          {t("page.home")}
        </a>
      </p>
      {requestId && (
        <p className="small muted">
          {t("page.requestId")} <span className="num">{requestId}</span>
        </p>
      )}
    </div>
  );
}
