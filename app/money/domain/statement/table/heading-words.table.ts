// Headings that banks give their columns, as headingKey writes them; collected from the sample statements of
// Indian, European and American banks.
import type { TableColumns } from "./table-profile";

export type HeadingRole = keyof TableColumns;

/** The first role that knows a heading takes it; order matters where one heading could be two. */
export const HEADING_WORDS: [HeadingRole, string[]][] = [
  [
    "date",
    [
      "date", "txn date", "tran date", "transaction date", "trans date", "booking date", "posting date", "posted date",
      "post date", "entry date", "date operation", "date comptable", "buchungstag", "buchungsdatum", "fecha",
      "fecha operacion", "data", "data lancamento", "data mov",
    ],
  ],
  ["valueDate", ["value date", "value dt", "val date", "date valeur", "date de valeur", "valuta", "wertstellung", "fecha valor"]],
  [
    "narrative",
    [
      "description", "narration", "narrative", "particulars", "transaction remarks", "remarks", "label", "details",
      "detail", "transaction details", "transaction description", "memo", "libelle", "verwendungszweck", "concepto",
      "descricao", "historico", "communication",
    ],
  ],
  ["debit", ["debit", "debits", "debit amount", "withdrawal", "withdrawals", "withdrawal amt", "withdrawal amount", "dr", "dr amount", "money out", "paid out", "soll", "cargo", "debito"]],
  ["credit", ["credit", "credits", "credit amount", "deposit", "deposits", "deposit amt", "deposit amount", "cr", "cr amount", "money in", "paid in", "haben", "abono", "credito"]],
  ["amount", ["amount", "transaction amount", "amt", "txn amount", "montant", "betrag", "importe", "valor"]],
  ["side", ["dr cr", "cr dr", "debit credit", "type dr cr", "drcr", "crdr"]],
  ["balance", ["balance", "bal", "closing balance", "running balance", "available balance", "balance amount", "solde", "saldo"]],
  ["cheque", ["chqno", "chq no", "cheque number", "cheque no", "check number", "check no", "check", "instrument no"]],
  ["utr", ["utr", "utr no", "utr number", "rrn"]],
  [
    "reference",
    [
      "reference", "ref", "ref no", "reference no", "reference number", "chq ref no", "ref no cheque no", "chq ref number",
      "cheque ref no", "operation number", "transaction id", "transaction reference", "tran id", "fitid",
    ],
  ],
  ["originalAmount", ["amount currency", "original amount", "foreign amount"]],
  ["originalCurrency", ["original currency", "foreign currency"]],
  ["currency", ["currency", "ccy", "devise", "waehrung", "wahrung", "moneda", "moeda"]],
  ["counterpartyName", ["partner name", "payee", "counterparty", "counterparty name", "beneficiary", "beneficiary name", "name"]],
  ["counterpartyAccount", ["bank account", "counterparty account", "counterparty iban", "partner account"]],
  ["account", ["iban", "account", "account number", "account no", "a c no"]],
]; // prettier-ignore

/** Rows that state a balance or a sum instead of moving money, by how their text begins. */
export const BALANCE_WORDS = {
  opening: /^(opening|previous|starting|brought forward|balance brought|b\/?f\b|balance at start|beginning balance|solde initial|saldo inicial|anfangssaldo)/i,
  closing: /^(closing|ending|carried forward|balance carried|c\/?f\b|balance at end|solde final|saldo final|endsaldo)/i,
  total: /^(grand |sub ?|page )?totals?\b/i,
}; // prettier-ignore
