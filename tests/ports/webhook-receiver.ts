import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedMessage {
  rawBody: string;
  headers: Headers;
}

/** A listening webhook address that keeps what it gets. */
export async function openWebhookReceiver() {
  const messages: ReceivedMessage[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    let rawBody = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (rawBody += chunk));
    request.on("end", () => {
      messages.push({ rawBody, headers: new Headers(request.headers as Record<string, string>) });
      response.statusCode = answers.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks/stripe`,
    messages,
    types: () => messages.map(({ rawBody }) => (JSON.parse(rawBody) as { type: string }).type),
    ids: () => messages.map(({ rawBody }) => (JSON.parse(rawBody) as { id: string }).id),
    /** The next messages are answered so; then 200 again. */
    answerNext: (...statuses: number[]) => answers.push(...statuses),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
