/** What a person need not see to understand a piece of news: who paid, where they live, and what opens doors. */
const HIDDEN = new Set([
  "name", "email", "receipt_email", "customer_email", "phone", "line1", "line2", "city", "postal_code", "state_line", "ip", "ip_address",
  "customer_purchase_ip", "customer_name", "customer_email_address", "account_number", "routing_number", "iban", "number", "fingerprint",
  "client_secret", "url", "receipt_url", "hosted_invoice_url", "success_url", "cancel_url",
]); // prettier-ignore

const MASK = "•••";

/** A message's body laid out to be read, with what is nobody's business hidden; text that is no JSON is hidden whole. */
export function maskBody(body: string): string {
  try {
    return JSON.stringify(masked(JSON.parse(body)), null, 2);
  } catch {
    return MASK;
  }
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      HIDDEN.has(key) && typeof inner === "string" ? MASK : masked(inner),
    ]),
  );
}
