import { useFetcher, useNavigate } from "@remix-run/react";
import { Command } from "cmdk";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { Dialog } from "../overlay/dialog";
import type { PaletteAction } from "./global-search";

export interface SearchResult {
  kind: "account" | "customer" | "payment";
  id: string;
  title: string;
  subtitle: string;
  href: string;
}

/** What the loader of `/search?q=` answers. */
export interface SearchAnswer {
  results: SearchResult[];
}

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: readonly PaletteAction[];
}

const PAUSE_MS = 150;

/** Find and go, without leaving the keyboard. */
export function CommandPalette({ open, onOpenChange, actions }: CommandPaletteProps) {
  const { t } = useTranslation("shell");
  const [text, setText] = useState("");
  const fetcher = useFetcher<SearchAnswer>();
  const navigate = useNavigate();
  const { load } = fetcher;
  const asked = text.trim();
  useEffect(() => {
    if (asked.length < 2) return;
    const timer = setTimeout(() => load(`/search?q=${encodeURIComponent(asked)}`), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked, load]);
  const go = (href: string) => {
    onOpenChange(false);
    setText("");
    navigate(href);
  };
  const results = asked.length < 2 ? [] : (fetcher.data?.results ?? []);
  const offered = actions.filter((action) => action.label.toLowerCase().includes(asked.toLowerCase()));
  return (
    <Dialog title={t("search.title")} open={open} onOpenChange={onOpenChange} wide>
      <Command shouldFilter={false} loop label={t("search.label")}>
        <Command.Input
          value={text}
          onValueChange={setText}
          className="palette-input"
          placeholder={t("search.placeholder")}
        />
        <Command.List className="palette-list" label={t("search.results")}>
          {asked.length >= 2 && results.length === 0 && offered.length === 0 && (
            <Command.Empty className="muted p-2">
              {fetcher.state === "idle" ? t("search.none") : t("loading")}
            </Command.Empty>
          )}
          {results.length > 0 && (
            <Command.Group heading={t("search.found")}>
              {results.map((result) => (
                <Command.Item
                  key={result.kind + result.id}
                  value={result.kind + result.id}
                  className="palette-item"
                  onSelect={() => go(result.href)}
                >
                  <span className="truncate font-medium">{result.title}</span>
                  <span className="small muted nowrap">{result.subtitle}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {offered.length > 0 && (
            <Command.Group heading={t("search.actions")}>
              {offered.map((action) => (
                <Command.Item
                  key={action.href}
                  value={action.href}
                  className="palette-item"
                  onSelect={() => go(action.href)}
                >
                  {action.label}
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}
