/** How many rows an export would have, counted one beyond the person's limit; undefined where there is none. */
export async function countUpTo(
  limit: number | undefined,
  count: (most: number) => Promise<number>,
): Promise<number | undefined> {
  return limit === undefined ? undefined : count(limit + 1);
}
