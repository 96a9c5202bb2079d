/** The record that a query found; null is a plain 404. */
export function requireFound<Found>(found: Found | null): Found {
  if (found === null) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  return found;
}
