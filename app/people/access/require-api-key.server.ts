import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

import { currentHost } from "~/office/commands/command/current-host.server";
import { recordDenial } from "~/office/commands/command/record-denial.server";
import type { CommandHost } from "~/office/commands/command/run-command.server";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { stateRefusal } from "~/office/domain/tenant/tenant-allows";
import { acrossTenantsApiKey, type KnownApiKey, saveApiKeyUsed } from "~/people/data/api-key/api-keys.server";
import { acrossTenantsApiSession } from "~/people/data/session/sessions.server";
import { isApiKey, keyPermissions } from "~/people/domain/api-key/api-key";
import { API_SCOPES, type ApiScope } from "~/people/domain/api-key/api-scopes.table";
import { isAllowedFrom } from "~/people/domain/login/allowed-from";
import { ownGrants, type StoredRights, toRights } from "~/people/domain/permission/session-rights";
import { readAccessToken } from "~/platform/crypto/access-token.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { noteActor } from "~/platform/log/request-facts.server";

import { type ActorHands, actorHands } from "./actor-hands.server";
import { countCall } from "./api/count-calls.server";
import { problem } from "./api/problem.server";
import { withinLimit } from "./identity/within-limit.server";
import { needOf } from "./factor/need-of.server";
import { requestOrigin } from "./request-origin.server";
import { orUnavailable } from "./answers/or-unavailable.server";

/** Another program, with a firm's key or in a person's name. */
export interface ApiAccess extends ActorHands {
  actor: Actor;
  tenant: TenantFacts;
  scopes: readonly string[];
  /** the caller's own key for this act, from the header; null where none was sent */
  idempotencyKey: string | null;
  /** asked with `dry_run=true`: acts are tried and nothing of them is kept */
  dryRun: boolean;
  /** headers that every answer carries: how much of the hour's limit is left */
  headers: Record<string, string>;
}

/** Spec 07 §19.1: requests an hour, and a minute's burst; counted by each web process for itself. */
const KEY_HOURLY = new RateLimiterMemory({ points: 10_000, duration: 3600 });
const PERSON_HOURLY = new RateLimiterMemory({ points: 1_000, duration: 3600 });
const BURST = new RateLimiterMemory({ points: 600, duration: 60 });
const FAILURES = { points: 100, seconds: 3600 };
const TOUCH_AFTER_MS = 60_000;

/** A firm's key, or a person's program with an access token: what both bring. */
interface Caller {
  tenant: TenantFacts;
  actor: Actor;
  scopes: readonly string[];
  /** of requests an hour, and what they are counted by */
  limiter: RateLimiterMemory;
  key: KnownApiKey | null;
  /** keys of the roles whose addresses hold for it */
  roles: readonly string[];
}

/**
 * First statement of every API loader and action. No key and no token, or a dead one → 401; without the scope → 403;
 * too many requests → 429. Answers are problem+json.
 */
export async function requireApiKey(request: Request, scope: ApiScope | null): Promise<ApiAccess> {
  const host = await orUnavailable(currentHost());
  const { tenant, actor, scopes, limiter, key, roles: held } = await findCaller(request, host);
  const id = actor.id ?? "";
  noteActor({ tenantId: tenant.id, actorId: id });
  if (!isAllowedFrom(tenant, held, requestOrigin(request).ip))
    throw problem(request, { code: "IP_NOT_ALLOWED" });
  const headers = await countRequest(request, id, limiter);
  await requireScope(request, host, { tenant, actor, scopes }, scope, headers);
  const { kind, roles } = actor;
  const blocked = scope && stateRefusal(tenant.status, { kind, roles }, API_SCOPES[scope][0]);
  if (blocked) throw problem(request, { code: blocked }, headers);
  countCall(host, tenant.id);
  if (key) await noteUse(host, key);
  const dryRun = readDryRun(request, headers);
  return {
    actor,
    dryRun,
    tenant,
    scopes,
    idempotencyKey: readIdempotencyKey(request, headers),
    headers,
    ...actorHands(host, tenant, actor, request, dryRun),
  };
}

async function requireScope(
  request: Request,
  host: CommandHost,
  { tenant, actor, scopes }: Pick<Caller, "tenant" | "actor" | "scopes">,
  scope: ApiScope | null,
  headers: Record<string, string>,
): Promise<void> {
  if (!scope) return;
  const refusal = !scopes.includes(scope)
    ? { code: "SCOPE_MISSING", reasons: [scope] }
    : !actor.permissions.has(API_SCOPES[scope][0])
      ? { code: "FORBIDDEN", reasons: ["maker_may_not"] }
      : null;
  if (!refusal) return;
  const { pathname: path } = new URL(request.url);
  const [needed] = API_SCOPES[scope];
  const { code } = refusal;
  const origin = requestOrigin(request);
  await recordDenial(host, { tenant, actor, origin, command: "api.call", needed: [needed], code, path });
  throw problem(request, refusal, headers);
}

async function findCaller(request: Request, host: CommandHost): Promise<Caller> {
  const text = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  if (text.split(".").length === 3) return callerOfToken(request, host, text);
  const key = isApiKey(text) ? await orUnavailable(acrossTenantsApiKey(host.database, text)) : null;
  if (!key) throw await unknownKey(request, "API_KEY_INVALID");
  const { scopes, tenant, id, name } = key;
  const permissions = keyPermissions(scopes, ownGrants(key));
  const { fields } = toRights(key);
  const actor: Actor = { kind: "api_key", id, name, roles: [], permissions, fields };
  return { tenant, actor, scopes, limiter: KEY_HOURLY, key, roles: rolesOf(key) };
}

/** The token says which session; what it may do is read anew, so that changed rights act at once. */
async function callerOfToken(request: Request, host: CommandHost, token: string): Promise<Caller> {
  const read = await readAccessToken(token, host.now());
  if (read === "expired")
    throw problem(request, { code: "TOKEN_EXPIRED" }, { "www-authenticate": 'Bearer error="invalid_token"' });
  const session = read && (await orUnavailable(acrossTenantsApiSession(host.database, read.sessionId)));
  if (!session) throw await unknownKey(request, "TOKEN_INVALID");
  if (needOf(session, host).state === "now") throw problem(request, { code: "MFA_REQUIRED" });
  const { tenant, staffId, fullName } = session;
  const permissions = keyPermissions(read.scopes, session.grants);
  const actor: Actor = { kind: "staff", id: staffId, name: fullName, ...toRights(session), permissions };
  return { tenant, actor, scopes: read.scopes, limiter: PERSON_HOURLY, key: null, roles: rolesOf(session) };
}

const rolesOf = ({ roles, roleKeys }: StoredRights) => [...roles, ...roleKeys];

async function unknownKey(request: Request, code: "API_KEY_INVALID" | "TOKEN_INVALID"): Promise<Response> {
  const who = request.headers.get("x-client-ip") ?? "unknown";
  const more = await withinLimit("api_key_failures", who, FAILURES.points, FAILURES.seconds);
  if (!more) return problem(request, { code: "RATE_LIMITED" }, { "retry-after": String(FAILURES.seconds) });
  return problem(request, { code }, { "www-authenticate": "Bearer" });
}

async function countRequest(
  request: Request,
  callerId: string,
  limiter: RateLimiterMemory,
): Promise<Record<string, string>> {
  try {
    await BURST.consume(callerId);
    const { remainingPoints, msBeforeNext } = await limiter.consume(callerId);
    return {
      "ratelimit-limit": String(limiter.points),
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
