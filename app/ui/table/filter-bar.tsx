import { Form, Link, useSearchParams, useSubmit } from "@remix-run/react";
import { Search, X } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";

import { useKeys } from "../keyboard/keyboard";

const TYPING_PAUSE_MS = 300;

/** A filter that is on, and the list without it. */
export interface FilterChip {
  label: string;
  removeHref: string;
}

interface FilterBarProps {
  /** The free-text filter: its parameter name and what may be typed. */
  search?: { name: string; label: string; placeholder?: string };
  /** Fields named like the parameters they set. */
  children?: ReactNode;
  chips?: readonly FilterChip[];
  /** Parameters a new filter keeps: sort, view, columns. */
  keep?: readonly string[];
  clearHref: string;
  /** At the end of the line: column chooser, export. */
  end?: ReactNode;
}

/** A GET form: the filters are the URL. With scripts it applies itself; without, it has a button. */
export function FilterBar({
  search,
  children,
  chips = [],
  keep = ["sort", "view", "columns"],
  clearHref,
  end,
}: FilterBarProps) {
  const { t } = useTranslation("shell");
  const [params] = useSearchParams();
  const box = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const apply = useApply();
  useEffect(() => takeFrom(params, form.current), [params]);
  const label = t("keys.filter");
  useKeys(useMemo(() => [{ keys: "/", label, run: () => box.current?.focus() }], [label]));
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <Form
          method="get"
          className="filter-bar"
          role="search"
          aria-label={t("filter.label")}
          ref={form}
          onChange={apply}
        >
          {keep.flatMap((name) =>
            params
              .getAll(name)
              .map((value) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />),
          )}
          {search && (
            <div className="field filter-text">
              <label htmlFor="filter-text" className="sr-only">
                {search.label}
              </label>
              <Search aria-hidden="true" />
              <input
                ref={box}
                id="filter-text"
                type="search"
                name={search.name}
                className="input"
                placeholder={search.placeholder ?? search.label}
                defaultValue={params.get(search.name) ?? ""}
              />
            </div>
          )}
          {children}
          <noscript>
            <button type="submit" className="btn">
              {t("filter.apply")}
            </button>
          </noscript>
        </Form>
        {end && <div className="flex gap-2">{end}</div>}
      </div>
      {chips.length > 0 && (
        <ul className="flex flex-wrap items-center gap-1.5" aria-label={t("filter.active")}>
          {chips.map((chip) => (
            <li key={chip.label}>
              <Link
                className="chip"
                to={chip.removeHref}
                aria-label={t("filter.remove", { filter: chip.label })}
              >
                {chip.label}
                <X aria-hidden="true" className="size-3" />
              </Link>
            </li>
          ))}
          <li>
            <Link className="link small ms-1" to={clearHref}>
              {t("filter.clear")}
            </Link>
          </li>
        </ul>
      )}
    </div>
  );
}

/** A choice applies at once, typed text after a pause. */
function useApply() {
  const submit = useSubmit();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const typed =
      event.target instanceof HTMLInputElement && /^(search|text|number)$/.test(event.target.type);
    const apply = () => submit(filled(form), { replace: typed, preventScrollReset: true });
    clearTimeout(timer.current);
    if (typed) timer.current = setTimeout(apply, TYPING_PAUSE_MS);
    else apply();
  };
}

/** Only what was chosen goes into the URL. */
function filled(form: HTMLFormElement): URLSearchParams {
  const entries = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value !== "");
  return new URLSearchParams(entries as [string, string][]);
}

/** A removed chip or the back button changes the URL, and the inputs follow; the one being typed in is left alone. */
function takeFrom(params: URLSearchParams, form: HTMLFormElement | null): void {
  for (const input of form?.elements ?? []) {
    if (input === document.activeElement) continue;
    if (input instanceof HTMLSelectElement) {
      input.value = params.get(input.name) ?? "";
      if (input.selectedIndex === -1) input.selectedIndex = 0;
    }
    if (!(input instanceof HTMLInputElement) || input.type === "hidden") continue;
    if (input.type === "checkbox") input.checked = params.getAll(input.name).includes(input.value);
    else input.value = params.get(input.name) ?? "";
  }
}
