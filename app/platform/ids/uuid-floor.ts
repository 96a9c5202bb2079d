/**
 * The least uuid that an id made at or after `instant` can have: the bound of a month's partition and
 * of "everything since" scans. Equal to `uuid_floor` in the database.
 */
export function uuidFloor(instant: Date): string {
  const hex = instant.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}
