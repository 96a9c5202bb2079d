// Source: ABA routing number policy: nine digits, weights 3 7 1, sum divisible by ten.

const WEIGHTS = [3, 7, 1];

/** The ninth digit that belongs to the first eight of an ABA routing number; null when they are not digits. */
export function routingCheckDigit(first8: string): string | null {
  if (!/^\d{8}$/.test(first8)) return null;
  const sum = [...first8].reduce((total, digit, at) => total + Number(digit) * WEIGHTS[at % 3]!, 0);
  return String((10 - (sum % 10)) % 10);
}

export function isRoutingNumber(text: string): boolean {
  return /^\d{9}$/.test(text) && routingCheckDigit(text.slice(0, 8)) === text[8];
}
