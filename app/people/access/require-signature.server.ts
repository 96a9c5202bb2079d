const MAX_BODY = 1_000_000;

/**
 * First statement of every inbound webhook: the raw body must carry the provider's signature. A bad one
 * is a plain 400 and nothing is stored.
 */
export async function requireSignature<Event>(
  request: Request,
  verify: (rawBody: string, headers: Headers) => { ok: true; event: Event } | { ok: false; reason: string },
): Promise<{ rawBody: string; event: Event }> {
  if (request.method !== "POST")
    throw new Response("METHOD_NOT_ALLOWED", { status: 405, headers: { allow: "POST" } });
  const rawBody = await request.text();
  if (rawBody.length > MAX_BODY) throw new Response("TOO_LARGE", { status: 413 });
  const verdict = verify(rawBody, request.headers);
  if (!verdict.ok) throw new Response("WEBHOOK_SIGNATURE", { status: 400 });
  return { rawBody, event: verdict.event };
}
