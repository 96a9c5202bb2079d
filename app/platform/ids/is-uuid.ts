const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from a URL may be an id at all; one that may not is a 404, never a database error. */
export function isUuid(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text);
}
