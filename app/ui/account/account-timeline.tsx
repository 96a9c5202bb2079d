import { Link, useFetcher, useSearchParams } from "@remix-run/react";
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";

import type {
  Timeline as TimelinePage,
  TimelineEntry,
  TimelineKind,
} from "~/collections/queries/account/account-timeline.server";

import { useLocale } from "../format/locale-provider";
import { EmptyState } from "../record/empty-state";
import { Timeline } from "../record/timeline";
import { changeSearch } from "../table/change-search";
import { Tabs } from "../table/tabs";
import { eventText } from "./event-text";
import { useOlderEntries } from "./use-older-entries";

const KINDS: readonly TimelineKind[] = ["all", "notes", "money", "status", "contact"];

interface AccountTimelineProps {
  accountId: string;
  kind: TimelineKind;
  timeline: TimelinePage;
  /** The page shows an older stretch, reached without scripts. */
  older: boolean;
}

/** What happened, newest first, in stretches of fifty. */
export function AccountTimeline({ accountId, kind, timeline, older }: AccountTimelineProps) {
  const { t } = useTranslation(["account", "payment"]);
  const reader = useLocale();
  const [search] = useSearchParams();
  const fetcher = useFetcher<{ timeline: TimelinePage }>();
  const { entries, next } = useOlderEntries<TimelineEntry>(timeline, fetcher.data?.timeline);
  const more = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || next === null) return;
    event.preventDefault();
    fetcher.load(`/accounts/${accountId}/timeline?kind=${kind}&after=${encodeURIComponent(next)}`);
  };
  return (
    <div className="grid gap-3">
      <Tabs
        label={t("timeline.title")}
        current={kind}
        tabs={KINDS.map((one) => ({
          key: one,
          label: t(`timeline.kind.${one}`),
          href: changeSearch(search, { kind: one === "all" ? null : one, older: null }),
        }))}
      />
      {entries.length === 0 ? (
        <EmptyState title={t("timeline.none")} />
      ) : (
        <Timeline label={t("timeline.title")} entries={entries.map((entry) => eventText(entry, t, reader))} />
      )}
      <p className="flex gap-2">
        {older && (
          <Link className="btn btn-small" to={changeSearch(search, { older: null })}>
            {t("timeline.newest")}
          </Link>
        )}
        {next && (
          <Link
            className="btn btn-small"
            to={changeSearch(search, { older: next })}
            onClick={more}
            aria-busy={fetcher.state !== "idle" || undefined}
          >
            {t("timeline.more")}
          </Link>
        )}
      </p>
    </div>
  );
}
