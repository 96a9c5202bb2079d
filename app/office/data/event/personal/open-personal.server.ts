import { mapTexts } from "~/office/domain/event/personal/personal-values";
import { ERASED, fromSealedValue, placeOfValue } from "~/office/domain/event/personal/sealed-value";
import { openText } from "~/platform/crypto/seal-text.server";
import { type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { personKeysById } from "./person-keys.server";

/** What a reader took of an event, by the names it gives them. */
interface ReadEvent {
  id: string;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
  actorName?: string | null;
  actor_name?: string | null;
}

/** Under which name in the log a reader's field stands. */
const PLACES = {
  before: "before",
  after: "after",
  reason: "reason",
  actorName: "actor_name",
  actor_name: "actor_name",
} as const;
const NAMES = Object.keys(PLACES) as (keyof typeof PLACES)[];

/**
 * Events as people read them: what stands under a person's key is opened, `[erased]` where the key is destroyed. The one
 * way from the log to a reader; at most one statement, and the same object where nothing was sealed.
 */
export async function openPersonal<T extends ReadEvent>(db: TenantDb, events: readonly T[]): Promise<T[]> {
  const ids: string[] = [];
  for (const event of events) {
    eachText(event, (text) => {
      const value = fromSealedValue(text);
      if (value) ids.push(value.keyId);
      return text;
    });
  }
  if (ids.length === 0) return [...events];
  const keys = await personKeysById(db, ids);
  const tenantId = tenantIdOf(db);
  return events.map((event) =>
    eachText(event, (text, place) => {
      const value = fromSealedValue(text);
      const key = value && keys.get(value.keyId);
      // no key of ours: words that look like a sealed value
      if (!value || key === undefined) return text;
      if (key === null) return ERASED;
      const plain = openText(key, placeOfValue(tenantId, event.id, place), value.sealed);
      return plain === null ? text : (JSON.parse(plain) as unknown);
    }),
  );
}

function eachText<T extends ReadEvent>(event: T, change: (text: string, place: string) => unknown): T {
  const anew = NAMES.filter((name) => event[name] !== undefined).map(
    (name) => [name, mapTexts(event[name], PLACES[name], change)] as const,
  );
  return anew.every(([name, value]) => value === event[name])
    ? event
    : { ...event, ...Object.fromEntries(anew) };
}
