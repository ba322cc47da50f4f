import { defineConfig, devices } from "@playwright/test";
import { chromiumLaunch } from "./e2e/support/chromium.ts";
import type { PlaceOptions } from "./e2e/support/place.ts";

/** The two widths that every screen is tried at, each with the browser that people have there. */
const PHONE = {
  ...devices["Galaxy S24"],
  viewport: { width: 360, height: 740 },
};
const DESK = {
  ...devices["Desktop Chrome"],
  viewport: { width: 1280, height: 800 },
};
const WITHOUT_JAVASCRIPT = { javaScriptEnabled: false };

/**
 * `everywhere/` runs in all four of the first projects; `once/` is about what no screen shows, or about a screen of its own;
 * `promised/` runs with everything in a folder, and with everything on real servers, of which `servers/` alone tells.
 */
export default defineConfig<object, PlaceOptions>({
  testDir: "e2e",
  outputDir: "test-results/journeys",
  globalSetup: "./e2e/support/before-all.ts",
  reporter: [
    ["list"],
    ["json", { outputFile: "test-results/playwright.json" }],
  ],
  workers: 3,
  fullyParallel: true,
  retries: 0,
  // What takes four seconds on a quiet machine takes forty on a busy one: only what hangs is to fail.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    launchOptions: chromiumLaunch(),
    locale: "en",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "desk", use: DESK, testIgnore: "servers/**" },
    {
      name: "desk on servers",
      use: { ...DESK, kept: "on servers" },
      testMatch: ["promised/**", "servers/**"],
    },
    { name: "phone", testDir: "e2e/everywhere", use: PHONE },
    {
      name: "desk without JavaScript",
      testDir: "e2e/everywhere",
      use: { ...DESK, ...WITHOUT_JAVASCRIPT },
    },
    {
      name: "phone without JavaScript",
      testDir: "e2e/everywhere",
      use: { ...PHONE, ...WITHOUT_JAVASCRIPT },
    },
  ],
});
