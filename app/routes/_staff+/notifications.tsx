import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { markNotificationsRead } from "~/office/commands/notification/mark-notifications-read.server";
import { notificationList } from "~/office/queries/notification-list.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { titled } from "~/ui/document/titled";
import { RouteError } from "~/ui/document/route-error";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { InstantText } from "~/ui/format/instant-text";
import { translator } from "~/ui/i18n/translator.server";
import { PageHead } from "~/ui/page/page-head";
import { EmptyState } from "~/ui/record/empty-state";
import type { NoticeList } from "~/ui/shell/notification-bell";
import { noticeText } from "~/ui/shell/notice-text";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

const SHOWN = 50;

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request);
  return { title: translator(staff.language)("shell:bell.title"), ...(await listFor(staff)) };
}

/** Answers the list itself: the bell posts here and shows what comes back. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request);
  const form = await readForm(request, z.object({}), staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(markNotificationsRead, {});
  return outcome.ok ? listFor(staff) : form.reply(outcome.refusal);
}

async function listFor(staff: StaffAccess): Promise<NoticeList> {
  const { unread, entries } = await staff.read(notificationList, { limit: SHOWN });
  const t = translator(staff.language);
  const notices = entries.map((entry) => ({
    id: entry.id,
    ...noticeText(t, entry),
    href: entry.link ?? "/notifications",
    at: entry.createdAt.toISOString(),
    read: entry.readAt !== null,
  }));
  return { unread, notices };
}

export default function Notifications() {
  const { t } = useTranslation("shell");
  const { notices, unread } = useLoaderData<typeof loader>();
  useLiveRevalidation((event) => event.type.startsWith("notification."));
  return (
    <div className="page max-w-[46rem]">
      <PageHead
        title={t("bell.title")}
        sub={unread > 0 ? t("bell.unread", { count: unread }) : undefined}
        actions={
          unread > 0 && (
            <ActionForm layout="inline">
              <SubmitButton look="plain">{t("bell.markRead")}</SubmitButton>
            </ActionForm>
          )
        }
      />
      {notices.length === 0 && <EmptyState title={t("bell.none")}>{t("bell.noneBody")}</EmptyState>}
      <ul className="grid">
        {notices.map((notice) => (
          <li key={notice.id} className="border-b border-line py-2">
            <Link to={notice.href} className="grid gap-0.5 wrap-anywhere hover:text-accent">
              <span className={notice.read ? undefined : "font-semibold"}>{notice.title}</span>
              {notice.body && <span className="text-ink-2">{notice.body}</span>}
              <span className="small muted">
                <InstantText value={notice.at} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
