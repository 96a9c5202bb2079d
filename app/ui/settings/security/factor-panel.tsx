import { useTranslation } from "react-i18next";

import type { TotpSetup } from "~/people/access/factor/confirm-totp.server";
import type { OwnFactors } from "~/people/access/factor/own-factors.server";

import { Banner } from "../../action/banner";
import type { FormResult } from "../../form/action-form";
import { InstantText } from "../../format/instant-text";
import { RelativeText } from "../../format/relative-text";
import { ConfirmDialog } from "../../overlay/confirm-dialog";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import { ActForm } from "../act-form";
import { answerFor } from "../answer-for";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { PasskeyForm } from "./passkey-form";
import { TotpSetupForm } from "./totp-setup-form";

interface FactorPanelProps {
  own: OwnFactors;
  setup: TotpSetup | null;
  now: Date;
  answer: FormResult | null | undefined;
}

type Factor = OwnFactors["factors"][number];

const FEW_CODES = 3;

/** What proves the person beside the password: factors, a set-up under way, recovery codes. */
export function FactorPanel({ own, setup, now, answer }: FactorPanelProps) {
  const { t } = useTranslation("settings");
  const { factors, recoveryLeft } = own;
  const hasTotp = factors.some(({ kind }) => kind === "totp");
  return (
    <>
      <Panel title={t("security.factors")} flush>
        <DataTable
          caption={t("security.factorsCaption")}
          columns={useColumns(now, answer)}
          rows={factors}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t("security.emptyTitle")}>{t("security.empty")}</EmptyState>}
        />
      </Panel>
      {setup ? (
        <Panel title={t("security.setup")}>
          <TotpSetupForm setup={setup} answer={answerFor(answer, { act: "confirm" })} />
        </Panel>
      ) : (
        <ActForm sends={{ act: "start" }} answer={answer}>
          {hasTotp ? t("security.replaceTotp") : t("security.addTotp")}
        </ActForm>
      )}
      <PasskeyForm answer={answerFor(answer, { act: "passkey" })} />
      {factors.length > 0 && (
        <Panel title={t("security.codes")}>
          {recoveryLeft <= FEW_CODES ? (
            <Banner tone="warn" title={t("security.codesLeft", { count: recoveryLeft })}>
              <p>{t("security.codesFew")}</p>
            </Banner>
          ) : (
            <p>{t("security.codesLeft", { count: recoveryLeft })}</p>
          )}
          <div className="mt-3 grid gap-2">
            <ActForm sends={{ act: "codes" }} answer={answer}>
              {t("security.newCodes")}
            </ActForm>
            <p className="muted">{t("security.newCodesHelp")}</p>
          </div>
        </Panel>
      )}
    </>
  );
}

function useColumns(now: Date, answer: FactorPanelProps["answer"]): Column<Factor>[] {
  const { t } = useTranslation("settings");
  return [
    {
      key: "kind",
      header: t("security.kind"),
      main: true,
      cell: ({ kind, name }) => (name === "" ? t(`security.${kind}`) : `${t(`security.${kind}`)} · ${name}`),
    },
    { key: "added", header: t("security.added"), cell: (row) => <InstantText value={row.createdAt} /> },
    {
      key: "used",
      header: t("security.used"),
      cell: ({ usedAt }) =>
        usedAt ? (
          <RelativeText value={usedAt} now={now} />
        ) : (
          <span className="muted">{t("security.never")}</span>
        ),
    },
    {
      key: "act",
      header: t("security.act"),
      cell: ({ id }) => (
        <ConfirmDialog
          trigger={{ label: t("security.remove"), className: "btn btn-small" }}
          title={t("security.removeTitle")}
          consequence={t("security.removeBody")}
        >
          <ActForm look="danger" sends={{ act: "remove", factorId: id }} answer={answer}>
            {t("security.removeDo")}
          </ActForm>
        </ConfirmDialog>
      ),
    },
  ];
}
