import { Link, useFetcher } from "@remix-run/react";
import { Bell } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { InstantText } from "../format/instant-text";
import { useFormToken } from "../form/form-token";
import { useLiveEvents } from "./live-events";
import { useFoldOnLeave } from "../keyboard/use-fold-on-leave";

export interface Notice {
  id: string;
  title: string;
  body: string | null;
  href: string;
  /** ISO instant. */
  at: string;
  read: boolean;
}

/** What the loader of `/notifications` answers. */
export interface NoticeList {
  unread: number;
  notices: Notice[];
}

/** Newest notices. `unread` is the layout's count; the list is read when the bell is opened or an event comes. */
export function NotificationBell({ unread }: { unread: number }) {
  const { t } = useTranslation("shell");
  const { csrf } = useFormToken();
  const fetcher = useFetcher<NoticeList>();
  const fold = useFoldOnLeave();
  const count = fetcher.data?.unread ?? unread;
  const read = () => fetcher.load("/notifications");
  useLiveEvents((event) => {
    if (event.type === "poll" || event.type.startsWith("notification.")) read();
  });
  const announced = t("bell.unread", { count });
  useEffect(() => {
    const onToggle = () => {
      if (fold.current?.open) read();
    };
    const menu = fold.current;
    menu?.addEventListener("toggle", onToggle);
    return () => menu?.removeEventListener("toggle", onToggle);
  });
  return (
    <details className="menu" ref={fold}>
      <summary
        className="btn btn-quiet btn-icon bell"
        aria-label={count > 0 ? `${t("bell.title")}: ${announced}` : t("bell.title")}
      >
        <Bell aria-hidden="true" />
        {count > 0 && <span className="bell-count">{count > 99 ? "99+" : count}</span>}
      </summary>
      <div className="menu-panel">
        <div className="notice-list">
          {fetcher.data?.notices.map((notice) => (
            <Link key={notice.id} to={notice.href}>
              <span className={notice.read ? undefined : "font-semibold"}>{notice.title}</span>
              {notice.body && <span className="small text-ink-2">{notice.body}</span>}
              <span className="small muted">
                <InstantText value={notice.at} />
              </span>
            </Link>
          ))}
          {fetcher.data?.notices.length === 0 && <p className="menu-label">{t("bell.none")}</p>}
          {!fetcher.data && fetcher.state !== "idle" && <p className="menu-label">{t("loading")}</p>}
        </div>
        <div className="menu-rule" />
        {count > 0 && (
          <fetcher.Form method="post" action="/notifications">
            {csrf && <input type="hidden" name="csrf" value={csrf} />}
            <button type="submit" name="read" value="all" className="menu-item">
              {t("bell.markRead")}
            </button>
          </fetcher.Form>
        )}
        <Link className="menu-item" to="/notifications">
          {t("bell.all")}
        </Link>
      </div>
      <span role="status" className="sr-only">
        {count > unread ? announced : ""}
      </span>
    </details>
  );
}
