import { mapPersonal, saysPersonal, type EventWords } from "~/office/domain/event/personal/personal-values";
import { placeOfValue, toSealedValue } from "~/office/domain/event/personal/sealed-value";
import type { Subject } from "~/office/domain/event/event-draft";
import { sealText } from "~/platform/crypto/seal-text.server";
import { type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { takePersonKeys } from "./person-keys.server";

/** Whose a record is that events are about; jobs/receivers.ts names it `person_of:<record's type>`. */
export interface PersonFinder {
  /** customer by record, for those that have one; one statement */
  find(db: TenantDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** By the type of the record. */
export type PersonFinders = Readonly<Record<string, PersonFinder>>;

interface EventRecord extends EventWords {
  id: string;
  actor_kind: string;
  actor_id: string | null;
}

/** An event as it will be stored, and what it is about, the subject first. */
export interface UnsealedEvent<T extends EventRecord> {
  record: T;
  about: readonly Subject[];
}

/**
 * The events as they are stored: what tells of a customer stands under that customer's key. An event that says nothing
 * of a person costs no statement; others one for the keys and at most one for each kind of record they are about.
 */
export async function sealPersonal<T extends EventRecord>(
  db: TenantDb,
  events: readonly UnsealedEvent<T>[],
  finders: PersonFinders,
): Promise<T[]> {
  const telling = events.filter(({ record }) => saysPersonal(record, isCustomers(record)));
  if (telling.length === 0) return events.map(({ record }) => record);
  const persons = await personsOf(db, telling, finders);
  if (persons.size === 0) return events.map(({ record }) => record);
  const keys = await takePersonKeys(db, [...persons.values()]);
  const tenantId = tenantIdOf(db);
  return events.map(({ record }) => {
    const key = keys.get(persons.get(record.id) ?? "");
    if (!key) return record;
    return mapPersonal(record, isCustomers(record), (value, place) =>
      toSealedValue(
        key.id,
        sealText(key.key, placeOfValue(tenantId, record.id, place), JSON.stringify(value)),
      ),
    );
  });
}

const isCustomers = ({ actor_kind: kind }: EventRecord) => kind === "customer";

/** The customer of each event: who is named, else whose the record is, else who acted. */
async function personsOf<T extends EventRecord>(
  db: TenantDb,
  events: readonly UnsealedEvent<T>[],
  finders: PersonFinders,
): Promise<Map<string, string>> {
  const persons = new Map<string, string>();
  for (const { record, about } of events) {
    const named = about.find(({ type }) => type === "customer")?.id;
    if (named) persons.set(record.id, named);
  }
  for (const [type, finder] of Object.entries(finders)) {
    const open = events.flatMap(({ record, about }) => {
      const subject = persons.has(record.id) ? undefined : about.find((one) => one.type === type);
      return subject ? [{ eventId: record.id, id: subject.id }] : [];
    });
    if (open.length === 0) continue;
    const found = await finder.find(db, [...new Set(open.map(({ id }) => id))]);
    for (const { eventId, id } of open) {
      const person = found.get(id);
      if (person) persons.set(eventId, person);
    }
  }
  for (const { record } of events) {
    if (isCustomers(record) && record.actor_id && !persons.has(record.id))
      persons.set(record.id, record.actor_id);
  }
  return persons;
}
