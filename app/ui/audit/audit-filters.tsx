import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { AUDIT_CATEGORIES, type AuditFilter } from "~/people/domain/audit/audit-filter";

import { changeSearch } from "../table/change-search";
import { FilterBar } from "../table/filter-bar";

interface AuditFiltersProps {
  filter: AuditFilter;
  people: { id: string; fullName: string }[];
  types: string[];
  mayExport: boolean;
}

/** The question to the log: who, what kind, when; the rest comes from links and stands as chips. */
export function AuditFilters({ filter, people, types, mayExport }: AuditFiltersProps) {
  const { t } = useTranslation("audit");
  const [search] = useSearchParams();
  const chips = (["object", "ip", "request"] as const).flatMap((name) =>
    filter[name]
      ? [
          {
            label: t(`chip.${name}`, { value: filter[name] }),
            removeHref: `/audit${changeSearch(search, { [name]: null, cursor: null })}`,
          },
        ]
      : [],
  );
  const asked = changeSearch(search, { cursor: null });
  return (
    <FilterBar
      keep={["object", "request"]}
      chips={chips}
      clearHref="/audit"
      end={
        mayExport && (
          <>
            <Link className="btn" to={`/files/audit/jsonl${asked}`} reloadDocument>
              {t("export.jsonl")}
            </Link>
            <Link className="btn" to={`/files/audit/csv${asked}`} reloadDocument>
              {t("export.csv")}
            </Link>
          </>
        )
      }
    >
      <label className="field">
        <span className="sr-only">{t("column.actor")}</span>
        <select name="actor" className="input" defaultValue={filter.actor ?? ""}>
          <option value="">{t("anybody")}</option>
          {people.map(({ id, fullName }) => (
            <option key={id} value={id}>
              {fullName}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="sr-only">{t("column.type")}</span>
        <select name="type" className="input" defaultValue={filter.type ?? ""}>
          <option value="">{t("anything")}</option>
          {types.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="sr-only">{t("column.category")}</span>
        <select name="category" className="input" defaultValue={filter.category ?? ""}>
          <option value="">{t("anyCategory")}</option>
          {AUDIT_CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {t(`category.${category}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="sr-only">{t("from")}</span>
        <input type="date" name="from" className="input" aria-label={t("from")} defaultValue={filter.from} />
      </label>
      <label className="field">
        <span className="sr-only">{t("on")}</span>
        <input type="date" name="on" className="input" aria-label={t("on")} defaultValue={filter.on} />
      </label>
      <label className="field">
        <span className="sr-only">{t("column.ip")}</span>
        <input
          type="text"
          name="ip"
          className="input"
          size={15}
          placeholder={t("column.ip")}
          defaultValue={filter.ip}
        />
      </label>
    </FilterBar>
  );
}
