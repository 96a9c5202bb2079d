import { useTranslation } from "react-i18next";

import type { Refusal } from "~/office/domain/outcome";
import type { ColleagueRow } from "~/people/domain/setup/colleague-rows";

import { LinkButton } from "../../action/link-button";
import { ActionForm, type FormResult } from "../../form/action-form";
import { errorText } from "../../form/error-text";
import { FileField } from "../../form/file-field";
import { SubmitButton } from "../../form/submit-button";
import { TextareaField } from "../../form/textarea-field";
import { DataTable } from "../../table/data-table";

interface InviteManyProps {
  /** what may stand in the last two columns */
  roles: readonly string[];
  departments: readonly string[];
  answer: (FormResult & { refusal?: Refusal | null }) | null | undefined;
}

type BadRow = ColleagueRow & { code: string };

/** Rows of colleagues, pasted or from a file; what cannot be invited is listed with why, and the text is kept. */
export function InviteMany({ roles, departments, answer }: InviteManyProps) {
  const { t } = useTranslation("setup");
  const facts = answer?.refusal?.code === "ROWS_REFUSED" ? answer.refusal.facts : undefined;
  const bad = (facts?.["rows"] ?? []) as BadRow[];
  const good = Number(facts?.["good"] ?? 0);
  return (
    <>
      {bad.length > 0 && <BadRows rows={bad} />}
      <ActionForm answer={answer} encType="multipart/form-data" layout="wide">
        <TextareaField
          name="rows"
          label={t("people.rows")}
          help={t("people.rowsHelp")}
          placeholder={t("people.example")}
          rows={8}
          optional
        />
        <FileField
          name="file"
          label={t("people.file")}
          help={t("people.fileHelp")}
          accept=".csv,text/csv,text/plain"
          optional
        />
        <p className="text-ink-2">
          {t("people.roles", { list: roles.join(", ") })}
          {departments.length > 0 && (
            <>
              <br />
              {t("people.departments", { list: departments.join(", ") })}
            </>
          )}
        </p>
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{t("people.send")}</SubmitButton>
          {bad.length > 0 && good > 0 && (
            <SubmitButton look="plain" name="only" value="good">
              {t("people.goodOnly", { count: good })}
            </SubmitButton>
          )}
          <LinkButton to="/settings/people">{t("people.one")}</LinkButton>
        </div>
      </ActionForm>
    </>
  );
}

function BadRows({ rows }: { rows: BadRow[] }) {
  const { t } = useTranslation("setup");
  const { t: tError } = useTranslation("errors");
  return (
    <DataTable
      caption={t("people.refused")}
      rows={rows}
      rowKey={({ line }) => String(line)}
      dense
      empty={null}
      columns={[
        { key: "line", header: t("people.line"), align: "end", cell: ({ line }) => line },
        { key: "email", header: t("people.email"), main: true, clip: true, cell: ({ email }) => email },
        { key: "why", header: t("people.why"), cell: ({ code }) => errorText(code, tError) },
      ]}
    />
  );
}
