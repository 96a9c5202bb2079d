// Source: spec 07 §2: one trial per legal name and mail domain.

/** Mailboxes that anybody can have: their domain says nothing about a firm. */
const OPEN_DOMAINS = [
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "yahoo.com",
  "yahoo.co.in",
  "icloud.com",
  "proton.me",
  "protonmail.com",
  "gmx.com",
  "gmx.de",
  "gmx.net",
  "aol.com",
  "mail.com",
  "zoho.com",
  "rediffmail.com",
  "yandex.com",
];

/** By what a firm is known that had its trial; `domain` is null where anybody can have a mailbox. */
export function trialMarks(legalName: string, email: string): { name: string; domain: string | null } {
  const domain = email.split("@").at(-1)?.toLowerCase() ?? "";
  const name = legalName
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  return { name, domain: OPEN_DOMAINS.includes(domain) ? null : domain };
}
