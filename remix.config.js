import { flatRoutes } from "remix-flat-routes";

/** Options of the Remix Vite plugin; vite.config.ts uses them. */
export default {
  ignoredRouteFiles: ["**/*"],
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
  routes: async (defineRoutes) => ({
    ...flatRoutes("routes", defineRoutes),
    // Stripe's public address; the code lives with the other inbound hooks
    ...defineRoutes((route) => {
      route("api/v1/payments/webhook/stripe", "routes/hooks+/stripe.ts", {
        id: "routes/hooks+/stripe.public",
      });
    }),
  }),
};
