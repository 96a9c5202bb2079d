/** Something is left to pay and the account is not closed. */
export function isOwing(account: { balance: bigint; status: string }): boolean {
  return account.balance > 0n && account.status !== "CLOSED";
}
