/** An amount in Stripe's units, as a payer reads it. */
export function moneyText(amount: number, currency: string): string {
  const whole = [
    "bif",
    "clp",
    "djf",
    "gnf",
    "jpy",
    "kmf",
    "krw",
    "mga",
    "pyg",
    "rwf",
    "vnd",
    "vuv",
    "xaf",
    "xof",
    "xpf",
  ];
  const thousandths = ["bhd", "jod", "kwd", "omr", "tnd"];
  const digits = whole.includes(currency) ? 0 : thousandths.includes(currency) ? 3 : 2;
  return new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
}
