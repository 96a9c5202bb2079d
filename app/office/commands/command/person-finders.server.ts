import type { PersonFinder, PersonFinders } from "~/office/data/event/personal/seal-personal.server";

import type { ReceiverTable } from "./define-command";

const PREFIX = "person_of:";
const made = new WeakMap<ReceiverTable, PersonFinders>();

/** Whose records are, by their types, as the contexts that own them say (jobs/receivers.ts). */
export function personFinders(receivers: ReceiverTable): PersonFinders {
  const known = made.get(receivers);
  if (known) return known;
  const finders = Object.fromEntries(
    Object.entries(receivers)
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, finder]) => [name.slice(PREFIX.length), finder as PersonFinder]),
  );
  made.set(receivers, finders);
  return finders;
}
