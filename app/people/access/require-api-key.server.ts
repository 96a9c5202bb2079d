import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

import { currentHost } from "~/office/commands/command/current-host.server";
import type { CommandHost } from "~/office/commands/command/run-command.server";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import type { PermissionSet } from "~/office/domain/permission/permission-set";
import { stateRefusal } from "~/office/domain/tenant/tenant-allows";
import { acrossTenantsApiKey, type KnownApiKey, saveApiKeyUsed } from "~/people/data/api-key/api-keys.server";
import { isApiKey, keyPermissions } from "~/people/domain/api-key/api-key";
import { API_SCOPES, type ApiScope } from "~/people/domain/api-key/api-scopes.table";
import { isInside } from "~/people/domain/login/ip-list";
import { readSecuritySettings } from "~/people/domain/login/security-settings";
import { withTenant } from "~/platform/db/tenant-db.server";
import { noteActor } from "~/platform/log/request-facts.server";

import { type ActorHands, actorHands } from "./actor-hands.server";
import { problem } from "./api/problem.server";
import { withinLimit } from "./identity/within-limit.server";
import { requestOrigin } from "./request-origin.server";
import { orUnavailable } from "./answers/or-unavailable.server";

/** Another program with a firm's key. */
export interface ApiAccess extends ActorHands {
  keyId: string;
  tenant: TenantFacts;
  permissions: PermissionSet;
  /** the caller's own key for this act, from the header; null where none was sent */
  idempotencyKey: string | null;
  /** asked with `dry_run=true`: acts are tried and nothing of them is kept */
  dryRun: boolean;
  /** headers that every answer carries: how much of the hour's limit is left */
  headers: Record<string, string>;
}

/** Spec 07 §19.1: a key's requests an hour, and a minute's burst; counted by each web process for itself. */
const HOURLY = new RateLimiterMemory({ points: 10_000, duration: 3600 });
const BURST = new RateLimiterMemory({ points: 600, duration: 60 });
const FAILURES = { points: 100, seconds: 3600 };
const TOUCH_AFTER_MS = 60_000;

/**
 * First statement of every API loader and action. No key, or a dead one → 401; without the scope → 403; too many
 * requests → 429. Answers are problem+json.
 */
export async function requireApiKey(request: Request, scope: ApiScope): Promise<ApiAccess> {
  const host = await orUnavailable(currentHost());
  const text = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  const key = isApiKey(text) ? await orUnavailable(acrossTenantsApiKey(host.database, text)) : null;
  if (!key) throw await unknownKey(request);
  noteActor({ tenantId: key.tenant.id, actorId: key.id });
  const { addresses } = readSecuritySettings(key.security);
  if (!isInside(addresses, requestOrigin(request).ip)) throw problem(request, { code: "IP_NOT_ALLOWED" });
  const headers = await countRequest(request, key.id);
  if (!key.scopes.includes(scope))
    throw problem(request, { code: "SCOPE_MISSING", reasons: [scope] }, headers);
  const permissions = keyPermissions(key.scopes, key.grants);
  if (!permissions.has(API_SCOPES[scope][0]))
    throw problem(request, { code: "FORBIDDEN", reasons: ["maker_may_not"] }, headers);
  const blocked = stateRefusal(key.tenant.status, { kind: "api_key", roles: [] }, API_SCOPES[scope][0]);
  if (blocked) throw problem(request, { code: blocked }, headers);
  await noteUse(host, key);
  const actor: Actor = { kind: "api_key", id: key.id, name: key.name, roles: [], permissions };
  const dryRun = readDryRun(request, headers);
  return {
    keyId: key.id,
    dryRun,
    tenant: key.tenant,
    permissions,
    idempotencyKey: readIdempotencyKey(request, headers),
    headers,
    ...actorHands(host, key.tenant, actor, request, dryRun),
  };
}

async function unknownKey(request: Request): Promise<Response> {
  const who = request.headers.get("x-client-ip") ?? "unknown";
  const more = await withinLimit("api_key_failures", who, FAILURES.points, FAILURES.seconds);
  if (!more) return problem(request, { code: "RATE_LIMITED" }, { "retry-after": String(FAILURES.seconds) });
  return problem(request, { code: "API_KEY_INVALID" }, { "www-authenticate": "Bearer" });
}

async function countRequest(request: Request, keyId: string): Promise<Record<string, string>> {
  try {
    await BURST.consume(keyId);
    const { remainingPoints, msBeforeNext } = await HOURLY.consume(keyId);
    return {
      "ratelimit-limit": String(HOURLY.points),
      "ratelimit-remaining": String(remainingPoints),
      "ratelimit-reset": String(Math.ceil(msBeforeNext / 1000)),
    };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const wait = String(Math.ceil(error.msBeforeNext / 1000));
    throw problem(request, { code: "RATE_LIMITED" }, { "retry-after": wait });
  }
}

/** At most one write a minute. */
async function noteUse(host: CommandHost, key: KnownApiKey): Promise<void> {
  const now = host.now();
  if (key.lastUsedAt && now.getTime() - new Date(key.lastUsedAt).getTime() < TOUCH_AFTER_MS) return;
  await withTenant(host.database, key.tenant.id, "write", (db) => saveApiKeyUsed(db, key.id, now));
}

function readDryRun(request: Request, headers: Record<string, string>): boolean {
  if (request.method === "GET") return false;
  const asked = new URL(request.url).searchParams.get("dry_run");
  if (asked === null || asked === "false") return false;
  if (asked === "true") return true;
  throw problem(request, { code: "MALFORMED", fields: { dry_run: "MALFORMED" } }, headers);
}

const KEY_LENGTH = { least: 8, most: 128 };

function readIdempotencyKey(request: Request, headers: Record<string, string>): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null) return null;
  if (key.length >= KEY_LENGTH.least && key.length <= KEY_LENGTH.most) return key;
  throw problem(request, { code: "MALFORMED", reasons: ["idempotency_key_length"] }, headers);
}
