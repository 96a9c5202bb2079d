import { http, HttpResponse } from "msw";
import type { SetupServer } from "msw/node";

import { API } from "./razorpay-world";

type Answer = object | ((body: Record<string, unknown> | null, url: URL) => object);

/** Answers by `METHOD path`; a `Response` goes as it is. What was asked is kept in order. */
export function answers(server: SetupServer, given: Record<string, Answer>) {
  const asked: { call: string; body: Record<string, unknown> | null }[] = [];
  server.use(
    http.all(`${API}/*`, async ({ request }) => {
      const url = new URL(request.url);
      const text = await request.text();
      const body = text ? (JSON.parse(text) as Record<string, unknown>) : null;
      const call = `${request.method} ${url.pathname}`;
      asked.push({ call, body });
      const answer = given[call];
      if (!answer)
        return HttpResponse.json({ error: { description: `no answer to ${call}` } }, { status: 404 });
      const said =
        typeof answer === "function" ? (answer as (b: typeof body, u: URL) => object)(body, url) : answer;
      return said instanceof Response ? said.clone() : HttpResponse.json(said);
    }),
  );
  return asked;
}
