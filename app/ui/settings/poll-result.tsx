import { useTranslation } from "react-i18next";

const TOLD = [
  "HOST_KEY_UNKNOWN", "HOST_KEY_CHANGED", "UNREACHABLE", "TIMEOUT", "HOST_NOT_ALLOWED", "AUTH_FAILED", "DIRECTORY_MISSING",
  "FILE_MISSING", "PERMISSION_DENIED", "CONNECTION_LOST", "UNSTABLE_FILE", "FAILED",
] as const; // prettier-ignore

/** What a look into the server's folder came to, and whose turn it is. */
export function PollResult({ result }: { result: { code: string; files?: number; detail?: string } }) {
  const { t } = useTranslation("settings");
  const { code, files = 0, detail = "" } = result;
  if (code === "OK") return files === 0 ? t("sftp.result.OK_zero") : t("sftp.result.OK", { count: files });
  const known = TOLD.find((one) => one === code);
  return known ? t(`sftp.result.${known}`, { detail }) : t("sftp.result.OTHER", { code });
}
