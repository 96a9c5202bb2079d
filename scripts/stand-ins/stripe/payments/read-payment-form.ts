import { findTestMethod, type TestMethod } from "./test-methods";

export type FormVerdict = { ok: true; method: TestMethod; email?: string } | { ok: false; message: string };

/** What the payer typed on the page. Only test numbers pay; any other well-formed number is told so. */
export function readPaymentForm(form: URLSearchParams, rails: string[], now: Date): FormVerdict {
  const email = form.get("email")?.trim() || undefined;
  const rail = form.get("rail") ?? rails[0] ?? "card";
  if (!rails.includes(rail)) return refuse("Choose one of the ways to pay.");
  const verdict = rail === "card" ? readCard(form, now) : readBankAccount(form);
  return verdict.ok ? { ...verdict, email } : verdict;
}

function readCard(form: URLSearchParams, now: Date): FormVerdict {
  const number = (form.get("cardNumber") ?? "").replaceAll(/[\s-]/g, "");
  if (!/^\d{13,19}$/.test(number)) return refuse("Your card number is incomplete.");
  if (!passesLuhn(number)) return refuse("Your card number is invalid.");
  const [, month = "", year = ""] =
    /^(\d{1,2})\s*\/\s*(\d{2})$/.exec((form.get("cardExpiry") ?? "").trim()) ?? [];
  if (Number(month) < 1 || Number(month) > 12) return refuse("Your card's expiration date is incomplete.");
  if (now >= new Date(2000 + Number(year), Number(month), 1)) {
    return refuse("Your card's expiration year is in the past.");
  }
  if (!/^\d{3,4}$/.test((form.get("cardCvc") ?? "").trim())) {
    return refuse("Your card's security code is incomplete.");
  }
  const method = findTestMethod(number);
  if (method?.kind === "card") return { ok: true, method };
  return refuse("Your card was declined. Your request was in test mode, but used a non test card.");
}

function readBankAccount(form: URLSearchParams): FormVerdict {
  const number = (form.get("accountNumber") ?? "").trim();
  if (!/^\d{9}$/.test((form.get("routingNumber") ?? "").trim()))
    return refuse("The routing number has nine digits.");
  const method = findTestMethod(number);
  if (method?.kind === "us_bank_account") return { ok: true, method };
  return refuse("You must use a test bank account number in test mode.");
}

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function refuse(message: string): FormVerdict {
  return { ok: false, message };
}
