import { useTranslation } from "react-i18next";

import { SCOPES, WIDTH } from "~/office/domain/permission/grant";
import { splitPermission } from "~/people/domain/permission/outlook/rights-matrix";
import { limitField, type RoleFormRow, scopeField } from "~/people/domain/permission/role-form";

import { SelectField } from "../../form/select-field";
import { TextField } from "../../form/text-field";
import { useRightWords } from "./use-right-words";

/** Every permission with how wide and how far the role has it, subject by subject. */
export function RoleFields({ rows }: { rows: readonly RoleFormRow[] }) {
  const { resource } = useRightWords();
  const subjects = Map.groupBy(rows, ({ permission }) => splitPermission(permission).resource);
  return (
    <div className="grid gap-5">
      {[...subjects].map(([subject, ofSubject]) => (
        <fieldset key={subject} className="grid gap-2">
          <legend className="mb-1 font-semibold">{resource(subject)}</legend>
          {ofSubject.map((row) => (
            <RoleField key={row.permission} row={row} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function RoleField({ row: { permission, scope, limit, most } }: { row: RoleFormRow }) {
  const { t } = useTranslation("rights");
  const { action, permission: words } = useRightWords();
  const said = words(permission);
  const width = Math.max(most ? WIDTH[most] : -1, scope ? WIDTH[scope] : -1);
  const options = SCOPES.filter((one) => WIDTH[one] <= width);
  return (
    <div className="grid items-start gap-x-3 gap-y-1 sm:grid-cols-[minmax(9rem,1fr)_11rem_minmax(10rem,1fr)]">
      <p className="min-w-0 break-words sm:pt-1.5">
        {action(splitPermission(permission).action)} <code className="muted small">{permission}</code>
      </p>
      {options.length === 0 ? (
        <p className="muted small sm:pt-2">{t("edit.lacking")}</p>
      ) : (
        <>
          <SelectField
            name={scopeField(permission)}
            label={t("edit.scopeOf", { permission: said })}
            hideLabel
            placeholder={t("edit.no")}
            options={options.map((value) => ({ value, label: t(`scope.${value}`) }))}
            defaultValue={scope}
          />
          <TextField
            name={limitField(permission)}
            label={t("edit.limitOf", { permission: said })}
            hideLabel
            placeholder={t("edit.limitPlaceholder")}
            defaultValue={limit}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
          />
        </>
      )}
    </div>
  );
}
