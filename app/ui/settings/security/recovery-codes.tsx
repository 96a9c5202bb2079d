import { useTranslation } from "react-i18next";

import { Banner } from "../../action/banner";
import { CopyButton } from "../../action/copy-button";
import { useHydrated } from "../../keyboard/use-hydrated";

/** The one time that recovery codes are shown: to be kept on paper, in a file or in a password manager. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation("identity");
  const hydrated = useHydrated();
  if (codes.length === 0) return null;
  const text = `${codes.join("\n")}\n`;
  return (
    <Banner tone="warn" role="status" title={t("codes.title")}>
      <p>{t("codes.body")}</p>
      <ul className="my-3 grid list-none grid-cols-2 gap-x-6 gap-y-1 p-0">
        {codes.map((code) => (
          <li key={code}>
            <code className="num">{code}</code>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-2">
        <a
          className="btn btn-small"
          download="quittance-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          {t("codes.download")}
        </a>
        {hydrated && (
          <button type="button" className="btn btn-small" onClick={() => window.print()}>
            {t("codes.print")}
          </button>
        )}
        <CopyButton text={text} label={t("codes.copy")} />
      </p>
    </Banner>
  );
}
