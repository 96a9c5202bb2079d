import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { useKeys } from "../keyboard/keyboard";

/** An act offered beside what is found: "Record a payment". */
export interface PaletteAction {
  label: string;
  href: string;
}

const CommandPalette = lazy(async () => ({ default: (await import("./command-palette")).CommandPalette }));

/** A plain search form at the top of every page; with scripts, Ctrl/⌘ K opens the palette. */
export function GlobalSearch({ actions }: { actions: readonly PaletteAction[] }) {
  const { t } = useTranslation("shell");
  const [open, setOpen] = useState(false);
  // The palette's code is fetched with its first opening and stays.
  const [wanted, setWanted] = useState(false);
  const label = t("keys.palette");
  const bindings = useMemo(() => {
    const run = () => {
      setWanted(true);
      setOpen(true);
    };
    return [{ keys: "mod+k", label, run }];
  }, [label]);
  useKeys(bindings);
  return (
    <>
      <Form method="get" action="/search" role="search" className="top-search">
        <label htmlFor="global-search" className="sr-only">
          {t("search.label")}
        </label>
        <Search aria-hidden="true" />
        <input
          id="global-search"
          type="search"
          name="q"
          className="input"
          placeholder={t("search.placeholder")}
          autoComplete="off"
        />
        <kbd aria-hidden="true">Ctrl K</kbd>
      </Form>
      {wanted && (
        <Suspense fallback={null}>
          <CommandPalette open={open} onOpenChange={setOpen} actions={actions} />
        </Suspense>
      )}
    </>
  );
}
