import { useTranslation } from "react-i18next";

import type { Grant } from "~/office/domain/permission/grant";
import {
  ACTION_KINDS,
  type MatrixRow,
  rightsMatrix,
  splitPermission,
} from "~/people/domain/permission/outlook/rights-matrix";

import { EmptyState } from "../../record/empty-state";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { useRightWords } from "./use-right-words";

/** What lines of rights come to: subjects down, sorts of acts across, each with its scope and limits. */
export function RightsMatrixTable({ grants }: { grants: readonly Grant[] }) {
  const { t } = useTranslation("rights");
  const { resource } = useRightWords();
  const columns: Column<MatrixRow>[] = [
    {
      key: "resource",
      header: t("role.subject"),
      main: true,
      cell: (row) => <span title={row.resource}>{resource(row.resource)}</span>,
    },
    ...ACTION_KINDS.map((kind) => ({
      key: kind,
      header: t(`kind.${kind}`),
      cell: (row: MatrixRow) => <Cell grants={row.cells[kind]} />,
    })),
  ];
  return (
    <DataTable
      caption={t("role.matrixCaption")}
      columns={columns}
      rows={rightsMatrix(grants)}
      rowKey={(row) => row.resource}
      dense
      empty={<EmptyState title={t("role.none")} />}
    />
  );
}

function Cell({ grants }: { grants: readonly Grant[] }) {
  const { action, reach } = useRightWords();
  if (grants.length === 0) return <span className="muted">—</span>;
  return (
    <ul className="grid gap-0.5 py-1">
      {grants.map((grant) => (
        <li key={`${grant.permission}@${grant.scope}`} title={grant.permission}>
          {action(splitPermission(grant.permission).action)} <span className="muted">{reach(grant)}</span>
        </li>
      ))}
    </ul>
  );
}
