import account from "../locales/en/account.json";
import approval from "../locales/en/approval.json";
import audit from "../locales/en/audit.json";
import bank from "../locales/en/bank.json";
import billing from "../locales/en/billing.json";
import closing from "../locales/en/closing.json";
import dashboard from "../locales/en/dashboard.json";
import errors from "../locales/en/errors.json";
import firm from "../locales/en/firm.json";
import identity from "../locales/en/identity.json";
import imports from "../locales/en/import.json";
import invariant from "../locales/en/invariant.json";
import ledger from "../locales/en/ledger.json";
import match from "../locales/en/match.json";
import operator from "../locales/en/platform/operator.json";
import payment from "../locales/en/payment.json";
import payout from "../locales/en/payout.json";
import privacy from "../locales/en/platform/privacy.json";
import remittance from "../locales/en/remittance.json";
import report from "../locales/en/report.json";
import rights from "../locales/en/rights.json";
import settings from "../locales/en/settings.json";
import setup from "../locales/en/platform/setup.json";
import shell from "../locales/en/shell.json";

/** What a staff page may say; one chunk, loaded before the page comes to life. */
export const enStaffTexts = {
  shell, account, approval, audit, bank, billing, closing, match, operator, import: imports, payment, payout, remittance, report, identity, dashboard, invariant, ledger, rights, settings, setup, firm, privacy, errors,
}; // prettier-ignore
