import { accept, type Outcome, refuseField } from "~/office/domain/outcome";

/** A name as the name system has it, and as a person wrote it. */
export interface HostName {
  host: string;
  shown: string;
}

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * What a person typed as the name of their portal. Another alphabet becomes its ASCII form and stays beside it.
 * Refusals on `host`: DOMAIN_FORMAT, DOMAIN_WILDCARD, DOMAIN_IP, DOMAIN_APEX, DOMAIN_PLATFORM.
 *
 * @param platform the platform's own host
 */
export function toHostName(typed: string, platform: string): Outcome<HostName> {
  const shown = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[./]+$/, "");
  if (shown.includes("*")) return refuseField("host", "DOMAIN_WILDCARD");
  // a way, a port or a name with a password is no name
  if (/[/:@?#\s\\%_]/.test(shown) && !shown.startsWith("[")) return refuseField("host", "DOMAIN_FORMAT");
  if (!URL.canParse(`http://${shown}`)) return refuseField("host", "DOMAIN_FORMAT");
  const { hostname: host } = new URL(`http://${shown}`);
  if (host.startsWith("[") || /^[\d.]+$/.test(host)) return refuseField("host", "DOMAIN_IP");
  const labels = host.split(".");
  if (host.length > 240 || !labels.every((label) => LABEL.test(label)) || labels.length < 2)
    return refuseField("host", "DOMAIN_FORMAT");
  if (host === platform || host.endsWith(`.${platform}`)) return refuseField("host", "DOMAIN_PLATFORM");
  if (labels.length === 2) return refuseField("host", "DOMAIN_APEX");
  return accept({ host, shown: shown.normalize("NFC").slice(0, 253) });
}
