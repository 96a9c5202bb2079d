import { isRoutingNumber } from "./routing-number";

/** The field that a typed bank account fails on; null where it can be debited. */
export function bankTokenFault(token: { routing: string; account: string }): "routing" | "account" | null {
  if (!isRoutingNumber(token.routing)) return "routing";
  return /^[A-Za-z0-9][A-Za-z0-9 -]{3,16}$/.test(token.account) ? null : "account";
}

/** As the holder knows it: the kind and the last four. */
export function bankTokenLabel({ account }: { account: string }): string {
  return `ACH •••• ${account.replace(/[^A-Za-z0-9]/g, "").slice(-4)}`;
}
