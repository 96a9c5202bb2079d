import { isUnavailable } from "~/platform/db/database-refusal";

/** A database that is away is a 503 with "try again", not a fault of the page; anything else stays what it was. */
export async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    throw new Response("UNAVAILABLE", {
      status: 503,
      statusText: "Service Unavailable",
      headers: { "retry-after": "5" },
    });
  }
}
