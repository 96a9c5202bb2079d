import type { CommandContext } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { listOwnerMailboxes } from "~/people/data/staff/permission-holders.server";
import { saveDomain, type WebDomain } from "~/people/data/web-domain/web-domains.server";

export type DomainNews = "domain_active" | "domain_failing" | "domain_failed" | "certificate_ending";

/** Keeps where the name stands and tells its log what changed. */
export async function keepDomain(
  context: CommandContext,
  before: WebDomain,
  after: WebDomain,
): Promise<void> {
  await saveDomain(context.db, after);
  if (before.state === after.state) return;
  context.emit(
    "domain.state_changed",
    { type: "domain", id: after.id },
    {
      before: { state: before.state },
      after: { state: after.state, host: after.host },
      related: [{ type: "tenant", id: context.tenant.id }],
    },
  );
}

/** The bell and a mail for everybody who answers for the firm. */
export async function tellOwners(
  context: CommandContext,
  news: DomainNews,
  { id, shown }: WebDomain,
  more: Record<string, string | number> = {},
): Promise<void> {
  const { db, tenant, today } = context;
  for (const { id: recipientId, email, fullName } of await listOwnerMailboxes(db, today)) {
    const params = { host: shown, ...more };
    await saveNotification(db, {
      id: context.newId(),
      recipientId,
      type: news,
      params,
      link: "/settings/domains",
      groupKey: `${news}:${id}`,
    });
    const words = { ...params, fullName, agency: tenant.displayName };
    context.enqueue("send-email", { to: email, letter: news, params: words });
  }
}
