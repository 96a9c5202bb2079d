import { useTranslation } from "react-i18next";

import type { SealPage } from "~/money/queries/reconciliation/seal-page.server";

import { InstantText } from "../format/instant-text";
import { MoneyText } from "../format/money-text";
import { Facts } from "../record/facts";
import { Panel } from "../record/panel";

/** The figures a seal holds, and the hashes that hold them. */
export function SealFacts({ seal }: { seal: SealPage }) {
  const { t } = useTranslation("closing");
  const { figures, currency, known } = seal.content;
  const money = (text: string | null) =>
    text === null ? null : <MoneyText value={{ minor: BigInt(text), currency }} />;
  const hash = (text: string) => <span className="num break-all">{text}</span>;
  const parts = Object.entries({ ...figures.clearing, ...figures.liabilities });
  return (
    <Panel title={t("seal.figures")}>
      <Facts
        facts={[
          { label: t("seal.a"), value: money(figures.a) },
          { label: t("seal.b"), value: money(figures.b) },
          { label: t("seal.c"), value: figures.trust_difference === null ? null : money(figures.c) },
          { label: t("seal.trust"), value: money(figures.trust_difference) },
          ...parts.map(([code, minor]) => ({
            label: `${code} ${seal.codeNames[code] ?? ""}`,
            value: money(minor),
          })),
          { label: t("seal.outstanding"), value: <span className="num">{figures.outstanding.count}</span> },
          {
            label: t("seal.breaks"),
            value: figures.breaks.map(({ type }) => type).join(", ") || null,
          },
          { label: t("seal.rootSum"), value: money(figures.root_sum) },
          { label: t("seal.root"), value: hash(figures.root) },
          { label: t("seal.hash"), value: hash(seal.hash) },
          { label: t("seal.previous"), value: hash(seal.previousHash) },
          { label: t("seal.events"), value: <span className="num">{known.event_seq}</span> },
          { label: t("seal.sealedAt"), value: <InstantText value={seal.sealedAt} /> },
        ]}
      />
    </Panel>
  );
}
