import { useTranslation } from "react-i18next";

import { FIELD_LEVELS } from "~/office/domain/permission/field-levels";
import type { RoleVersion } from "~/people/queries/rights/role-record.server";

import { InstantText } from "../../format/instant-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import { FieldName } from "./field-name";
import { RightLines } from "./right-lines";

/** Every version of a role, newest first, with what it gained and lost. */
export function RoleVersions({ versions }: { versions: RoleVersion[] }) {
  const { t } = useTranslation("rights");
  return (
    <Panel title={t("role.versions")}>
      {versions.length === 0 ? (
        <EmptyState title={t("role.versionsNone")} />
      ) : (
        <ol className="grid gap-4">
          {versions.map((version) => (
            <Version key={version.id} version={version} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Version({ version: { type, at, actorName, onBehalfOf, before, after } }: { version: RoleVersion }) {
  const { t } = useTranslation("rights");
  const name = actorName ?? "Quittance";
  const title =
    type === "role.created"
      ? t("role.created")
      : type === "role.changed"
        ? t("role.changedTo", { version: textOf(after?.["version"]) })
        : t(type === "role.retired" ? "role.retiredEvent" : "role.fieldEvent");
  const levels = levelsOf(before, after);
  const was = textOf(before?.["name"]);
  const sides = [
    { key: "gained", label: t("role.gained"), lines: textsOf(after?.["gained"]) },
    { key: "lost", label: t("role.lost"), lines: textsOf(after?.["lost"]) },
  ];
  return (
    <li className="grid gap-1">
      <p>
        <strong>{title}</strong>{" "}
        <span className="muted small">
          <InstantText value={at} />{" "}
          {onBehalfOf ? t("role.byFor", { name, lender: onBehalfOf }) : t("role.by", { name })}
        </span>
      </p>
      {was !== "" && was !== textOf(after?.["name"]) && <p>{t("role.renamed", { name: was })}</p>}
      {levels && (
        <p>
          <FieldName field={levels.field} />: {t(`level.${levels.before}`)} → {t(`level.${levels.after}`)}
        </p>
      )}
      {sides
        .filter(({ lines }) => lines.length > 0)
        .map(({ key, label, lines }) => (
          <div key={key}>
            <p className="small muted">{label}</p>
            <RightLines lines={lines} />
          </div>
        ))}
    </li>
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function levelsOf(before: RoleVersion["before"], after: RoleVersion["after"]) {
  const [was, is] = [before, after].map((side) => FIELD_LEVELS.find((level) => level === side?.["level"]));
  return was && is ? { field: textOf(after?.["field"]), before: was, after: is } : null;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
