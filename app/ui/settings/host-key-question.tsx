import { useTranslation } from "react-i18next";

import type { StoredConnection } from "~/collections/data/placement/sftp-connections.server";

import { Banner } from "../action/banner";
import type { FormResult } from "../form/action-form";
import { ActForm } from "./act-form";

interface HostKeyQuestionProps {
  connection: StoredConnection;
  mayConfirm: boolean;
  answer: FormResult | null | undefined;
}

/** A key nobody confirmed, or another than the confirmed one: a person compares it before anything is sent. */
export function HostKeyQuestion({ connection, mayConfirm, answer }: HostKeyQuestionProps) {
  const { t } = useTranslation("settings");
  const { id, fingerprint, lastResult } = connection;
  const seen = lastResult?.detail ?? "";
  const changed = lastResult?.code === "HOST_KEY_CHANGED" && seen !== fingerprint;
  const unknown = fingerprint === null && lastResult?.code === "HOST_KEY_UNKNOWN";
  if (!(changed || unknown) || !seen.startsWith("SHA256:")) return null;
  return (
    <Banner tone={changed ? "bad" : "warn"} title={changed ? t("sftp.changedTitle") : t("sftp.confirmTitle")}>
      <div className="grid gap-2">
        <p>{changed ? t("sftp.changedBody") : t("sftp.confirmBody")}</p>
        {changed && (
          <p>
            {t("sftp.known")}: <code className="break-all">{fingerprint}</code>
          </p>
        )}
        <p>
          {t("sftp.seen")}: <code className="break-all">{seen}</code>
        </p>
        {mayConfirm && (
          <ActForm sends={{ act: "confirm", connectionId: id, fingerprint: seen }} answer={answer}>
            {changed ? t("sftp.confirmNew") : t("sftp.confirmDo")}
          </ActForm>
        )}
      </div>
    </Banner>
  );
}
