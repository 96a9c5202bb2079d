/** Reference as search and uniqueness compare it: NFKC, upper case, separators gone (spec 05 §6). */
export function referenceKey(reference: string): string {
  return reference
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
