import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { eventDiff } from "~/people/domain/audit/event-diff";
import { auditEvent } from "~/people/queries/audit/audit-event.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { actorText, CategoryBadge } from "~/ui/audit/audit-table";
import { EventChanges } from "~/ui/audit/event-changes";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { DateText } from "~/ui/format/date-text";
import { InstantText } from "~/ui/format/instant-text";
import { PageRecord } from "~/ui/page/page-record";
import { Facts } from "~/ui/record/facts";
import { Panel } from "~/ui/record/panel";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "audit:read");
  const event = requireFound(await staff.read(auditEvent, { eventId: requireId(params.eventId) }));
  return { title: event.type, event, changes: eventDiff(event.before, event.after) };
}

export default function AuditEventPage() {
  const { t } = useTranslation("audit");
  const { event, changes } = useLoaderData<typeof loader>();
  const around = aroundOf(event);
  return (
    <PageRecord
      title={event.type}
      crumbs={[{ href: "/audit", label: t("title") }]}
      aside={
        <Panel title={t("chain.title")}>
          <Facts
            facts={[
              { label: t("fact.seq"), value: event.seq === null ? t("fact.unsealed") : String(event.seq) },
              { label: t("fact.sealedAt"), value: event.sealedAt && <InstantText value={event.sealedAt} /> },
              { label: t("fact.previous"), value: hash(event.previousHash) },
              { label: t("fact.hash"), value: hash(event.hash) },
            ]}
          />
        </Panel>
      }
    >
      <Panel title={t("fact.title")}>
        <Facts
          facts={[
            { label: t("column.at"), value: <InstantText value={event.at} /> },
            { label: t("column.category"), value: <CategoryBadge category={event.category} /> },
            { label: t("column.actor"), value: actorText(event, t) },
            { label: t("fact.onBehalfOf"), value: event.onBehalfOf },
            { label: t("column.object"), value: `${event.subjectType} ${event.subjectId}` },
            {
              label: t("fact.related"),
              value: event.related.map(({ type, id }) => `${type} ${id}`).join(", ") || null,
            },
            { label: t("column.command"), value: event.command },
            { label: t("fact.reason"), value: event.reason },
            { label: t("fact.businessDate"), value: <DateText value={event.businessDate} /> },
            {
              label: t("fact.effectiveDate"),
              value: event.effectiveDate && <DateText value={event.effectiveDate} />,
            },
            { label: t("column.ip"), value: event.ip },
            { label: t("fact.device"), value: event.userAgent },
            { label: t("fact.request"), value: event.requestId },
          ]}
        />
        <p className="flex flex-wrap gap-2">
          {around.map(({ key, href }) => (
            <Link key={key} className="btn btn-small" to={href}>
              {t(`around.${key}`)}
            </Link>
          ))}
        </p>
      </Panel>
      <EventChanges changes={changes} />
    </PageRecord>
  );
}

type AuditEvent = ReturnType<typeof useLoaderData<typeof loader>>["event"];

/** Questions that this event suggests. */
function aroundOf({ requestId, subjectType, subjectId, actorId, ip }: AuditEvent) {
  const ask = (name: string, value: string) => `/audit?${name}=${encodeURIComponent(value)}`;
  return [
    ...(requestId ? [{ key: "request" as const, href: ask("request", requestId) }] : []),
    { key: "object" as const, href: ask("object", `${subjectType}:${subjectId}`) },
    ...(actorId ? [{ key: "actor" as const, href: ask("actor", actorId) }] : []),
    ...(ip ? [{ key: "ip" as const, href: ask("ip", ip) }] : []),
  ];
}

function hash(value: string | null) {
  return value && <code className="break-all">{value}</code>;
}

export function ErrorBoundary() {
  return <RouteError home="/audit" />;
}
