// Source: SPF RFC 7208, DKIM RFC 6376, DMARC RFC 7489.

export const MAIL_CHECKS = ["dkim", "spf", "dmarc"] as const;
export type MailCheck = (typeof MAIL_CHECKS)[number];

/** `unknown`: the name's servers did not answer; nobody is judged by that. */
export type Finding = "right" | "missing" | "wrong" | "unknown";
export type Findings = Partial<Record<MailCheck, Finding>>;

export interface WantedRecord {
  check: MailCheck;
  /** full name of the TXT record */
  name: string;
  value: string;
}

interface Signer {
  domain: string;
  selector: string;
  publicKey: string;
  /** whose SPF record names the servers that send */
  senderHost: string;
}

/** What must stand in the domain's zone before mails leave from it. */
export function wantedRecords({ domain, selector, publicKey, senderHost }: Signer): WantedRecord[] {
  return [
    { check: "dkim", name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${publicKey}` },
    { check: "spf", name: domain, value: `v=spf1 include:${senderHost} ~all` },
    { check: "dmarc", name: `_dmarc.${domain}`, value: "v=DMARC1; p=none" },
  ];
}

/** How the TXT records that are there meet what is wanted. */
export function judge(check: MailCheck, texts: readonly string[], signer: Signer): Finding {
  if (check === "dkim") return judgeDkim(texts, signer.publicKey);
  if (check === "spf") return judgeSpf(texts, signer.senderHost);
  const policies = texts.filter((text) => /^v=DMARC1\s*(;|$)/i.test(text.trim()));
  if (policies.length === 0) return "missing";
  return policies.length === 1 && /;\s*p=(none|quarantine|reject)\b/i.test(policies[0] ?? "")
    ? "right"
    : "wrong";
}

function judgeDkim(texts: readonly string[], publicKey: string): Finding {
  if (texts.length === 0) return "missing";
  return texts.some((text) => text.replace(/\s+/g, "").includes(`p=${publicKey}`)) ? "right" : "wrong";
}

/** Two SPF records make both worthless. */
function judgeSpf(texts: readonly string[], senderHost: string): Finding {
  const policies = texts.filter((text) => /^v=spf1(\s|$)/i.test(text.trim()));
  if (policies.length === 0) return "missing";
  const terms = (policies[0] ?? "").toLowerCase().split(/\s+/);
  return policies.length === 1 && terms.includes(`include:${senderHost.toLowerCase()}`) ? "right" : "wrong";
}

export type MailDomainState = "pending" | "verified" | "broken";

/** What was right once and is not any more is broken; what nobody could look up leaves everything as it was. */
export function stateAfter(before: MailDomainState, findings: Findings): MailDomainState {
  const all = MAIL_CHECKS.map((check) => findings[check] ?? "unknown");
  if (all.every((one) => one === "right")) return "verified";
  if (!all.some((one) => one === "missing" || one === "wrong")) return before;
  return before === "pending" ? "pending" : "broken";
}
