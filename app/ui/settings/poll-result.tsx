import { useTranslation } from "react-i18next";

const TOLD = [
  "HOST_KEY_UNKNOWN", "HOST_KEY_CHANGED", "UNREACHABLE", "TIMEOUT", "HOST_NOT_ALLOWED", "AUTH_FAILED", "DIRECTORY_MISSING",
  "FILE_MISSING", "PERMISSION_DENIED", "CONNECTION_LOST", "UNSTABLE_FILE", "FAILED",
] as const; // prettier-ignore

interface PollResultProps {
  result: { code: string; files?: number; moved?: number; detail?: string };
}

/** What a look into the server's folder came to, and whose turn it is. */
export function PollResult({ result }: PollResultProps) {
  const { t } = useTranslation("settings");
  const { code, files = 0, moved = 0, detail = "" } = result;
  if (code === "OK" && files > 0) return t("sftp.result.OK", { count: files });
  if (code === "OK") return moved > 0 ? t("sftp.result.MOVED", { count: moved }) : t("sftp.result.OK_zero");
  const known = TOLD.find((one) => one === code);
  return known ? t(`sftp.result.${known}`, { detail }) : t("sftp.result.OTHER", { code });
}
