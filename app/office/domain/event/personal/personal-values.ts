import { isPersonalField } from "./personal-fields.table";

type Json = Readonly<Record<string, unknown>>;

/** What an event says beside its frame, as it is stored: JSON values only. */
export interface EventWords {
  before: unknown;
  after: unknown;
  reason: string | null;
  actor_name: string | null;
}

/** The event with every personal value exchanged; `place` names where in the event it stands. */
export function mapPersonal<T extends EventWords>(
  event: T,
  ofCustomer: boolean,
  change: (value: unknown, place: string) => string,
): T {
  const inside = (value: unknown, place: string) => walk(value, place, change);
  return {
    ...event,
    before: inside(event.before, "before"),
    after: inside(event.after, "after"),
    reason: event.reason === null ? null : change(event.reason, "reason"),
    actor_name:
      ofCustomer && event.actor_name !== null ? change(event.actor_name, "actor_name") : event.actor_name,
  };
}

function walk(value: unknown, place: string, change: (value: unknown, place: string) => string): unknown {
  if (Array.isArray(value)) return value.map((inner, at) => walk(inner, `${place}/${at}`, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const at = `${place}/${name}`;
      const personal = inner !== null && inner !== "" && isPersonalField(name, value);
      return [name, personal ? change(inner, at) : walk(inner, at, change)];
    }),
  );
}

/** Whether an event says anything that a person's key would have to cover. */
export function saysPersonal(event: EventWords, ofCustomer: boolean): boolean {
  let found = false;
  mapPersonal(event, ofCustomer, () => {
    found = true;
    return "";
  });
  return found;
}

/** Every text within a value exchanged; a value in which nothing was exchanged is the very same one. */
export function mapTexts<T>(value: T, place: string, change: (text: string, place: string) => unknown): T {
  if (typeof value === "string") return change(value, place) as T;
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    const anew = list.map((inner, at) => mapTexts(inner, `${place}/${at}`, change));
    return (anew.every((inner, at) => inner === list[at]) ? value : anew) as T;
  }
  if (!isObject(value)) return value;
  const anew = Object.entries(value).map(
    ([name, inner]) => [name, mapTexts(inner, `${place}/${name}`, change)] as const,
  );
  return (anew.every(([name, inner]) => inner === value[name]) ? value : Object.fromEntries(anew)) as T;
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !(value instanceof Date);
}
