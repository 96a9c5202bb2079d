import type { ActionFunctionArgs, ServerBuild } from "@remix-run/node";

/** A Remix build of two routes without a page: enough to test the server around it. */
export function tinyBuild(): ServerBuild {
  const echo = {
    id: "routes/echo",
    path: "echo/:word",
    module: {
      default: undefined as never,
      loader: ({ request, params, context }: ActionFunctionArgs) =>
        Response.json({
          word: params.word,
          nonce: context.cspNonce,
          ip: request.headers.get("x-client-ip"),
          requestId: request.headers.get("x-request-id"),
          host: request.headers.get("x-forwarded-host"),
        }),
      action: async ({ request }: ActionFunctionArgs) =>
        Response.json({ bytes: (await request.text()).length }),
    },
  };
  const stream = {
    id: "routes/stream",
    path: "stream",
    module: {
      default: undefined as never,
      loader: () =>
        new Response(
          new ReadableStream({
            start: (controller) => controller.enqueue(new TextEncoder().encode(": hi\n\n")),
          }),
          {
            headers: { "Content-Type": "text/event-stream" },
          },
        ),
    },
  };
  const broken = {
    id: "routes/broken",
    path: "broken",
    module: {
      default: undefined as never,
      loader: () => {
        throw new Error("secret detail of jane@example.com");
      },
    },
  };
  const upload = { ...echo, id: "routes/upload", path: "files/imports" };
  const routes = Object.fromEntries([echo, stream, broken, upload].map((route) => [route.id, route]));
  return {
    mode: "production",
    entry: { module: { default: () => new Response("page"), handleError: () => undefined } },
    routes,
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    isSpaMode: false,
    basename: "/",
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
      v3_routeConfig: false,
      unstable_optimizeDeps: false,
    },
  } as unknown as ServerBuild;
}
