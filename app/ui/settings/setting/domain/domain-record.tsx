import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import type { Found } from "~/people/domain/web-domain/domain-state";

import { Badge } from "../../../action/badge";
import { CopyButton } from "../../../action/copy-button";

interface DomainRecordProps {
  type: "TXT" | "CNAME";
  name: string;
  value: string;
  /** what the last look brought; undefined before the first */
  found: Found | undefined;
  good: boolean;
}

/** One record to set, word by word, and what stands there instead. */
export function DomainRecord({ type, name, value, found, good }: DomainRecordProps) {
  const { t } = useTranslation("firm", { keyPrefix: "domain.record" });
  return (
    <section className="domain-record" aria-label={t("label", { type, name })}>
      <h3>
        {t(type)} {found && <Badge tone={good ? "good" : "warn"}>{good ? t("good") : t("missing")}</Badge>}
      </h3>
      <dl>
        {(["name", "value"] as const).map((part) => {
          const text = part === "name" ? name : value;
          return (
            <div key={part}>
              <dt>{t(part)}</dt>
              <dd>
                <code>{text}</code> <CopyButton text={text} label={t(`copy.${part}`, { type })} />
              </dd>
            </div>
          );
        })}
        {found && !good && (
          <div>
            <dt>{t("found")}</dt>
            <dd>{foundText(found, t)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function foundText(found: Found, t: TFunction<"firm", "domain.record">) {
  if (found.result === "none") return t("none");
  if (found.result === "failed") return t("unknown", { code: found.code });
  return found.values.slice(0, 5).map((value) => (
    <code key={value} className="block break-all">
      {value.slice(0, 200)}
    </code>
  ));
}
