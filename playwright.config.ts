import { defineConfig } from "@playwright/test";

/** CHROMIUM_PATH is set by `npm test`; by hand, Debian's browser is used. */
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

const AFTER_ALL = /99-logs\.spec\.ts/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./scripts/e2e/start-servers.ts",
  // journeys build on one running firm; two at a time is what two cores can bear
  workers: process.env.E2E_WORKERS ? Number(process.env.E2E_WORKERS) : 2,
  // a journey that passes only the second time is named as flaky in the report; by hand none is tried again
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.E2E_REPORT
    ? [["list"], ["json", { outputFile: process.env.E2E_REPORT }]]
    : [["list"]],
  use: {
    launchOptions: { executablePath, args: ["--no-sandbox", "--disable-gpu"] },
    locale: "en-US",
    timezoneId: "America/New_York",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    {
      name: "desktop",
      use: { viewport: { width: 1280, height: 800 } },
      grepInvert: /@phone/,
      testIgnore: AFTER_ALL,
    },
    {
      name: "phone",
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
      grep: /@phone/,
    },
    // what every journey before it has left in the logs
    { name: "logs", testMatch: AFTER_ALL, dependencies: ["desktop", "phone"] },
  ],
});
