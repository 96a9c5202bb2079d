const MOST = 200_000;

/**
 * The request with the text of a chosen file in one of its fields, where nothing was typed there: the form then keeps it
 * like anything typed. The file itself goes no further.
 */
export async function withFileText(
  request: Request,
  { file, field }: { file: string; field: string },
): Promise<Request> {
  if (!/^multipart\/form-data/i.test(request.headers.get("content-type") ?? "")) return request;
  const form = await request.formData().catch(() => {
    throw new Response("BAD_FORM", { status: 400, statusText: "Bad Request" });
  });
  const chosen = form.get(file);
  form.delete(file);
  const typed = form.get(field);
  if (
    chosen instanceof File &&
    chosen.size > 0 &&
    chosen.size <= MOST &&
    !(typeof typed === "string" && typed.trim())
  )
    form.set(field, await chosen.text());
  const body = new URLSearchParams(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/x-www-form-urlencoded");
  return new Request(request.url, { method: "POST", headers, body });
}
