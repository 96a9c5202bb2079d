import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import type { Offender } from "~/money/domain/invariant/invariant";

import { MoneyText } from "../format/money-text";

interface OffenderFactsProps {
  rows: readonly Offender["facts"][];
  /** of amounts whose row does not say its own */
  currency: string;
}

/** Rows shown of each finding; the others are counted. */
const SHOWN = 3;

/** Said by the link or the amounts themselves. */
const UNSAID = new Set([
  "record_type",
  "record_id",
  "dimension_type",
  "dimension_id",
  "currency",
  "file_id",
  "line_id",
]);

const PAGES: Record<string, string> = { payment: "/payments", account: "/accounts" };

/** What a check found, row by row, each with a link to the record it is about. */
export function OffenderFacts({ rows, currency }: OffenderFactsProps) {
  const { t } = useTranslation("invariant");
  return (
    <ul className="small">
      {rows.slice(0, SHOWN).map((facts, index) => (
        <li key={index}>
          <Record facts={facts} />
          {Object.entries(facts)
            .filter(([name, value]) => value !== null && !UNSAID.has(name) && name !== "code")
            .map(([name, value]) => (
              <Fragment key={name}>
                {" "}
                <span className="nowrap">
                  {t(`fact.${name}` as "fact.code", { defaultValue: name })}{" "}
                  <Fact name={name} value={value} currency={currencyOf(facts, currency)} />
                </span>
              </Fragment>
            ))}
        </li>
      ))}
      {rows.length > SHOWN && <li className="muted">{t("moreRows", { count: rows.length - SHOWN })}</li>}
    </ul>
  );
}

function currencyOf(facts: Offender["facts"], fallback: string): string {
  return typeof facts["currency"] === "string" ? facts["currency"] : fallback;
}

/** A record's own page, or the postings of the ledger account. */
function Record({ facts }: { facts: Offender["facts"] }) {
  const { t } = useTranslation("invariant");
  const { code } = facts;
  const kind = String(facts["record_type"] ?? facts["dimension_type"] ?? "");
  const id = facts["record_id"] ?? facts["dimension_id"];
  const page = PAGES[kind];
  return (
    <>
      {typeof code === "string" && (
        <>
          <Link className="link num" to={`/ledger/${code}`}>
            {code}
          </Link>{" "}
        </>
      )}
      {page && id && (
        <Link className="link" to={`${page}/${id}`}>
          {t(`record.${kind}` as "record.payment")}
        </Link>
      )}
    </>
  );
}

function Fact({ name, value, currency }: { name: string; value: string | number | null; currency: string }) {
  if (name.endsWith("_minor")) return <MoneyText value={{ minor: BigInt(value ?? 0), currency }} />;
  return <span className="num">{shorten(String(value))}</span>;
}

/** The tail of an id tells entries apart; the whole is in the journal export. */
function shorten(text: string): string {
  return /^[0-9a-f-]{36}$/.test(text) ? `…${text.slice(-8)}` : text;
}
