import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { LineMatches } from "~/collections/queries/payment/line-matches.server";
import { toPlainAmount } from "~/money/domain/amount/money";
import type { BatchPart } from "~/money/domain/statement/intake/stored-line";

import { MoneyText } from "../../format/money-text";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

type NumberedPart = BatchPart & { no: number };

/** The payments that a batch entry has in one amount: each is looked for and confirmed as a piece of its own. */
export function BatchParts({ matches }: { matches: LineMatches }) {
  const { t } = useTranslation("match");
  const columns: Column<NumberedPart>[] = [
    { key: "name", header: t("counterparty"), main: true, clip: true, cell: (part) => part.name ?? "—" },
    { key: "reference", header: t("reference"), cell: (part) => part.reference ?? "—" },
    {
      key: "text",
      header: t("text"),
      clip: true,
      cell: (part) => <span title={part.narrative}>{part.narrative}</span>,
    },
    {
      key: "amount",
      header: t("amount"),
      align: "end",
      cell: (part) => (
        <MoneyText
          value={{
            minor: BigInt(part.side === matches.side ? part.amount : `-${part.amount}`),
            currency: part.currency,
          }}
        />
      ),
    },
    {
      key: "find",
      header: t("search"),
      cell: (part) =>
        matches.left > 0n &&
        part.side === matches.side && (
          <Link className="btn btn-small" to={`?${askFor(part)}`} preventScrollReset>
            {t("look")}
          </Link>
        ),
    },
  ];
  return (
    <Panel title={t("batch", { count: matches.parts.length })} flush>
      <DataTable
        caption={t("batch", { count: matches.parts.length })}
        columns={columns}
        rows={matches.parts.map((part, index) => ({ ...part, no: index + 1 }))}
        rowKey={(part) => String(part.no)}
        empty={null}
      />
    </Panel>
  );
}

/** What is most likely to find the debt: what the payer gave, else who they are. */
function askFor({ reference, name, amount, currency }: BatchPart): string {
  const find = reference ?? name ?? "";
  return new URLSearchParams({ find, amount: toPlainAmount({ minor: BigInt(amount), currency }) }).toString();
}
