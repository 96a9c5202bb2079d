/** The name behind a reference that Stripe's types allow to be expanded; the stand-in keeps names only. */
export function referenceId(value: string | { id: string } | null): string {
  if (value === null) return "";
  return typeof value === "string" ? value : value.id;
}
