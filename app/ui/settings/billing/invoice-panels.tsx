import { useTranslation } from "react-i18next";

import type { BillingPage } from "~/people/queries/billing/billing-page.server";

import { Badge, type Tone } from "../../action/badge";
import type { FormResult } from "../../form/action-form";
import { formatCivilDate } from "../../format/format-date";
import { InstantText } from "../../format/instant-text";
import { useLocale } from "../../format/locale-provider";
import { MoneyText } from "../../format/money-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { ActForm } from "../act-form";

const TONES: Record<string, Tone> = { paid: "good", open: "bad", void: "neutral", uncollectible: "neutral" };

/** What comes next, line by line. */
export function NextInvoice({ next }: { next: BillingPage["nextInvoice"] }) {
  const { t } = useTranslation("billing");
  return (
    <Panel title={t("next.title")}>
      {next === null ? (
        <p className="muted">{t("next.none")}</p>
      ) : (
        <dl className="facts">
          <div className="contents">
            <dt>{t("next.on")}</dt>
            <dd>
              <InstantText value={next.at} style="day" />
            </dd>
          </div>
          {next.lines.map(({ text, amount }) => (
            <div key={text} className="contents">
              <dt>{text}</dt>
              <dd>
                <MoneyText value={amount} />
              </dd>
            </div>
          ))}
          <div className="contents">
            <dt>{t("next.total")}</dt>
            <dd>
              <strong>
                <MoneyText value={next.total} />
              </strong>
            </dd>
          </div>
        </dl>
      )}
    </Panel>
  );
}

interface MethodPanelProps {
  method: BillingPage["method"];
  /** there is something to change: the provider knows the firm */
  known: boolean;
  mayChange: boolean;
  answer: FormResult | null | undefined;
}

/** The card or account that is charged. */
export function MethodPanel({ method, known, mayChange, answer }: MethodPanelProps) {
  const { t } = useTranslation("billing");
  return (
    <Panel title={t("method.title")}>
      {method ? (
        <p>
          {t("method.card", { brand: brandName(method.brand), last4: method.last4 })}
          {method.expires && `, ${t("method.expires", { expires: method.expires })}`}
        </p>
      ) : (
        <p className="muted">{t("method.none")}</p>
      )}
      {mayChange && known && (
        <div className="form-actions mt-3">
          <ActForm small sends={{ act: "page", page: "method" }} answer={answer}>
            {t("method.change")}
          </ActForm>
          <ActForm small look="quiet" sends={{ act: "page", page: "portal" }} answer={answer}>
            {t("method.portal")}
          </ActForm>
        </div>
      )}
    </Panel>
  );
}

/** "Visa": card networks come in small letters. */
function brandName(brand: string): string {
  return brand.charAt(0).toUpperCase() + brand.slice(1);
}

/** Every invoice with its page and its file at the provider. */
export function InvoicePanel({ page }: { page: BillingPage }) {
  const { t } = useTranslation("billing");
  const { locale } = useLocale();
  const { invoices, state, trialEndsOn } = page;
  if (invoices.length === 0) {
    const title =
      state === "trial"
        ? t("invoices.emptyTrial", { date: formatCivilDate(trialEndsOn, locale) })
        : t("invoices.empty");
    return (
      <Panel title={t("invoices.title")}>
        <EmptyState title={title} />
      </Panel>
    );
  }
  return (
    <Panel title={t("invoices.title")} flush>
      <DataTable
        caption={t("invoices.title")}
        columns={[
          {
            key: "number",
            header: t("invoices.number"),
            main: true,
            cell: (row) => row.number ?? row.invoiceRef,
          },
          {
            key: "issued",
            header: t("invoices.issued"),
            cell: (row) => <InstantText value={row.issuedAt} style="day" />,
          },
          {
            key: "state",
            header: t("invoices.state"),
            cell: (row) => <Badge tone={TONES[row.status] ?? "neutral"}>{t(`invoices.${row.status}`)}</Badge>,
          },
          {
            key: "total",
            header: t("invoices.total"),
            align: "end",
            cell: (row) => <MoneyText value={{ minor: row.total, currency: row.currency }} />,
          },
          { key: "files", header: t("invoices.files"), cell: (row) => <InvoiceLinks row={row} /> },
        ]}
        rows={invoices}
        rowKey={(row) => row.id}
        empty={null}
      />
    </Panel>
  );
}

function InvoiceLinks({ row }: { row: BillingPage["invoices"][number] }) {
  const { t } = useTranslation("billing");
  const name = row.number ?? row.invoiceRef;
  return (
    <span className="flex gap-3">
      {row.status === "open" && row.pageUrl && (
        <a className="link" href={row.pageUrl} aria-label={`${t("invoices.pay")} ${name}`}>
          {t("invoices.pay")}
        </a>
      )}
      {row.pdfUrl && (
        <a className="link" href={row.pdfUrl} aria-label={`${t("invoices.pdf")} ${name}`}>
          {t("invoices.pdf")}
        </a>
      )}
    </span>
  );
}
