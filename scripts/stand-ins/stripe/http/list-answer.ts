import type { Params } from "./params";
import { missing } from "./stripe-failure";

interface Listed {
  id: string;
  created?: number;
}

/** The parameters every list takes. */
export const LIST_PARAMS = ["limit", "starting_after", "ending_before", "created"];

/** One page of a list that is given newest first. */
export function listAnswer<T extends Listed>(url: string, items: T[], params: Params) {
  const wanted = items.filter(createdWithin(params));
  const limit = Math.min(Math.max(params.integer("limit") ?? 10, 1), 100);
  const after = params.text("starting_after");
  const before = params.text("ending_before");
  const start = after === undefined ? 0 : positionOf(wanted, after, "starting_after") + 1;
  if (before === undefined) {
    return {
      object: "list",
      data: wanted.slice(start, start + limit),
      has_more: wanted.length > start + limit,
      url,
    };
  }
  const end = positionOf(wanted, before, "ending_before");
  return { object: "list", data: wanted.slice(Math.max(0, end - limit), end), has_more: end > limit, url };
}

function positionOf(items: Listed[], id: string, param: string): number {
  const position = items.findIndex((item) => item.id === id);
  if (position < 0) throw missing("object", id, param);
  return position;
}

function createdWithin(params: Params): (item: Listed) => boolean {
  if (!params.has("created")) return () => true;
  const range = params.child("created").allow("gt", "gte", "lt", "lte");
  const [above, from, below, to] = ["gt", "gte", "lt", "lte"].map((name) => range.integer(name));
  return ({ created = 0 }) =>
    (above === undefined || created > above) &&
    (from === undefined || created >= from) &&
    (below === undefined || created < below) &&
    (to === undefined || created <= to);
}
