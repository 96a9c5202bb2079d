import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { DryLine, DryRun } from "~/collections/queries/payment/rule-dry-run.server";

import { Badge } from "../../action/badge";
import { CountText } from "../../format/count-text";
import { DateText } from "../../format/date-text";
import { MoneyText } from "../../format/money-text";
import { KeyFigures } from "../../record/key-figures";
import { Panel } from "../../record/panel";

const TONES = {
  agreed: "good", otherwise: "bad", confirm: "accent", propose: "neutral", leave: "neutral",
} as const; // prettier-ignore
const FIGURES = ["applies", "agreed", "otherwise", "confirm", "propose", "leave"] as const;

/** What the rule would have said of the last 90 days; nothing is written by looking. */
export function DryRunPanel({ run, currency }: { run: DryRun; currency: string }) {
  const { t } = useTranslation("match");
  return (
    <Panel title={t("dry.title")}>
      <div className="grid gap-4">
        <p className="small muted">
          {t("dry.body", { count: run.lines })} <DateText value={run.from} />
          {run.capped && ` ${t("dry.capped")}`}
        </p>
        <KeyFigures
          figures={FIGURES.map((key) => ({
            label: t(`dry.figures.${key}`),
            value: <CountText value={run[key]} />,
          }))}
        />
        {run.examples.length > 0 && (
          <ul className="grid gap-2">
            {run.examples.map((line) => (
              <Example key={line.id} line={line} currency={currency} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function Example({ line, currency }: { line: DryLine; currency: string }) {
  const { t } = useTranslation("match");
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <Badge tone={TONES[line.verdict]}>{t(`dry.verdict.${line.verdict}`)}</Badge>
      <DateText value={line.bookingDate} />
      <Link className="link break-all" to={`/bank/lines/${line.id}`}>
        {line.narrative || t("open")}
      </Link>
      <MoneyText value={{ minor: line.amount, currency }} />
    </li>
  );
}
