import { accept, type Outcome, refuseField } from "~/office/domain/outcome";

const LONGEST = 100_000;

/** A file of settings as it is written and read: `{"settings": {key: value}}`. */
export function readSettingsFile(text: string): Outcome<Record<string, unknown>> {
  if (text.length > LONGEST) return refuseField("file", "TOO_LONG");
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuseField("file", "SETTINGS_FORMAT");
  }
  const settings = isRecord(parsed) ? parsed["settings"] : null;
  return isRecord(settings) ? accept(settings) : refuseField("file", "SETTINGS_FORMAT");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
