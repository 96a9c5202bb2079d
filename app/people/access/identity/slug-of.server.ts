import { newSixDigitCode } from "~/platform/crypto/secret-token.server";

/** "Harbor Recovery, LLC" → "harbor-recovery-llc" */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  const cut = plain.slice(0, 30).replace(/-+$/, "");
  return cut.length >= 3 ? cut : `agency-${newSixDigitCode()}`;
}
