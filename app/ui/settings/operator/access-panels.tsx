import { useTranslation } from "react-i18next";

import type { AccessRow } from "~/people/queries/operator/access-list.server";

import { Badge } from "../../action/badge";
import type { FormResult } from "../../form/action-form";
import { InstantText } from "../../format/instant-text";
import { EmptyState } from "../../record/empty-state";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";
import { ActForm } from "../act-form";
import { accessBadge } from "./access-badge";

interface AccessPanelsProps {
  accesses: AccessRow[];
  answer: FormResult | null | undefined;
}

/** Each request of an operator: answer it, end it, and read which pages were opened. */
export function AccessPanels({ accesses, answer }: AccessPanelsProps) {
  const { t } = useTranslation("operator");
  if (accesses.length === 0) return <EmptyState title={t("access.none")} />;
  return (
    <>
      {accesses.map((access) => (
        <AccessPanel key={access.id} access={access} answer={answer} />
      ))}
    </>
  );
}

function AccessPanel({ access, answer }: { access: AccessRow } & Pick<AccessPanelsProps, "answer">) {
  const { t } = useTranslation("operator");
  const { tone, key } = accessBadge(access);
  return (
    <Panel
      title={t("access.of", { operator: access.operatorName, ticket: access.ticket })}
      action={<Badge tone={tone}>{t(key)}</Badge>}
    >
      <Facts
        facts={[
          { label: t("access.reason"), value: access.reason },
          { label: t("access.asked"), value: <InstantText value={access.createdAt} /> },
          { label: t("access.may"), value: t(access.mayWrite ? "access.mayWrite" : "access.mayRead") },
          {
            label: t("access.by"),
            value: access.breakGlass
              ? t("access.byGlass", { name: access.decidedByName })
              : access.decidedByName === "setting"
                ? t("access.bySetting")
                : access.decidedByName,
          },
          { label: t("access.until"), value: access.untilAt && <InstantText value={access.untilAt} /> },
        ]}
      />
      <Decision access={access} answer={answer} />
      <Pages access={access} />
    </Panel>
  );
}

function Decision({ access, answer }: { access: AccessRow } & Pick<AccessPanelsProps, "answer">) {
  const { t } = useTranslation("operator");
  const { id: accessId, state, mayWrite, open } = access;
  if (open)
    return (
      <ActForm sends={{ act: "end", accessId }} answer={answer} look="danger">
        {t("access.end")}
      </ActForm>
    );
  if (state !== "asked") return null;
  const decide = (decision: string) => ({ act: "decide", accessId, decision });
  return (
    <div className="flex flex-wrap gap-2">
      <ActForm sends={decide("read")} answer={answer} look="primary">
        {t("access.allowRead")}
      </ActForm>
      {mayWrite && (
        <ActForm sends={decide("write")} answer={answer}>
          {t("access.allowWrite")}
        </ActForm>
      )}
      <ActForm sends={decide("refuse")} answer={answer}>
        {t("access.refuse")}
      </ActForm>
    </div>
  );
}

function Pages({ access: { pages, state } }: { access: AccessRow }) {
  const { t } = useTranslation("operator");
  if (pages.length === 0) return state === "asked" ? null : <p className="muted">{t("access.noPages")}</p>;
  return (
    <details className="mt-3">
      <summary>{t("access.pages", { count: pages.length })}</summary>
      <ol className="grid gap-1">
        {pages.map(({ path, at }, index) => (
          <li key={index}>
            <InstantText value={at} /> <code>{path}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}
