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
    // the processors' public addresses; the code lives with the other inbound hooks
    ...defineRoutes((route) => {
      for (const processor of ["stripe", "razorpay"])
        route(`api/v1/payments/webhook/${processor}`, `routes/hooks+/${processor}.ts`, {
          id: `routes/hooks+/${processor}.public`,
        });
    }),
  }),
};
