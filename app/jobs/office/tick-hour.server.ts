import { saveAnchor, verifyChain } from "~/office/data/event/event-seals.server";
import { acrossTenantsMakePartitions } from "~/office/data/event/across-tenants-make-partitions.server";
import { acrossTenantsDates } from "~/office/data/tenant/tenant-dates.server";
import { acrossTenantsStandings } from "~/office/data/tenant/tenant-standing.server";
import { acrossTenantsUnderOlderKey } from "~/office/data/tenant/tenants.server";
import { civilDateIn } from "~/office/domain/calendar-date";
import { nextByTime } from "~/office/domain/tenant/tenant-course";
import { acrossTenantsWithDrafts } from "~/money/data/mandate/drafts.server";
import {
  acrossTenantsWaitingPayments,
  acrossTenantsWithProcessor,
} from "~/money/data/payment/provider-events.server";
import { saveLoginsResealed } from "~/people/data/login/sealed-logins.server";
import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { withTenant } from "~/platform/db/tenant-db.server";

import { enqueueJob } from "../enqueue-job.server";
import type { JobHandler, JobHost } from "../job-host";
import { tickDomains } from "../people/domain/tick-domains.server";
import { tickMailDomains } from "../people/domain/tick-mail-domains.server";
import { archiveOldMonths } from "./archive-old-months.server";
import { tickSubscriptions } from "../people/tick-subscriptions.server";

const WAITING_MINUTES = 30;

/** Every hour: months ahead have their partitions, old ones go to the archive, waiting payments are asked after, the chain is anchored and proved,
 * mail domains are looked at, trials and unpaid firms go on to their next state, the alerts of finance are looked at, and the close begins wherever the firm's own midnight has passed. */
export const tickHour: JobHandler = async (host) => {
  await acrossTenantsMakePartitions(host.database);
  for (const { tenantId, paymentId } of await acrossTenantsWaitingPayments(host.database, WAITING_MINUTES)) {
    await enqueueJob(host, "check-payment", { tenantId, paymentId }, paymentId);
  }
  for (const tenantId of await acrossTenantsWithProcessor(host.database)) {
    await enqueueJob(host, "poll-processor", { tenantId }, tenantId);
  }
  for (const tenantId of await acrossTenantsWithDrafts(host.database)) {
    await enqueueJob(host, "work-drafts", { tenantId }, tenantId);
  }
  await ageTenants(host);
  await tickSubscriptions(host);
  await tickDomains(host);
  await tickMailDomains(host);
  await proveChains(host);
  await followNewestKey(host);
  await archiveOldMonths(host);
  for (const { tenantId, timeZone, businessDate } of await acrossTenantsDates(host.database)) {
    await enqueueJob(host, "check-alerts", { tenantId }, tenantId);
    if (businessDate < civilDateIn(timeZone, host.now()))
      await enqueueJob(host, "close-day", { tenantId }, tenantId);
  }
};

async function ageTenants(host: JobHost): Promise<void> {
  for (const { tenantId, timeZone, ...standing } of await acrossTenantsStandings(host.database)) {
    const next = nextByTime(standing);
    if (next && next.on <= civilDateIn(timeZone, host.now()))
      await enqueueJob(host, "age-tenant", { tenantId }, tenantId);
  }
}

const LOGINS = 1_000;

async function followNewestKey(host: JobHost): Promise<void> {
  await saveLoginsResealed(host.database, LOGINS);
  for (const tenantId of await acrossTenantsUnderOlderKey(host.database, currentCipher().kid))
    await enqueueJob(host, "reseal-fields", { tenantId }, tenantId);
}

async function proveChains(host: JobHost): Promise<void> {
  for (const { tenantId, timeZone } of await acrossTenantsDates(host.database)) {
    const verdict = await withTenant(host.database, tenantId, "read", (db) => verifyChain(db));
    if (verdict.brokenAt !== null)
      host.log.error({ tenantId, seq: verdict.brokenAt.toString() }, "the event chain does not fit");
    const day = civilDateIn(timeZone, host.now());
    await withTenant(host.database, tenantId, "write", (db) => saveAnchor(db, day));
  }
}
