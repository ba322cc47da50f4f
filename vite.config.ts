import { vitePlugin as remix } from "@remix-run/dev";
import type {} from "@remix-run/node";
import { defineConfig } from "vitest/config";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

// The Remix plugin cannot run inside Vitest: it expects its own build or dev server.
const plugins = process.env["VITEST"] ? [] : [remix(remixConfig)];

export default defineConfig({
  plugins,
  build: { sourcemap: false, target: "es2022" },
  server: { middlewareMode: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,test,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.ts"],
          setupFiles: ["test/setup.ts"],
          testTimeout: 60_000,
          // Unit tests share nothing that they could spoil, and a process for each file takes four times as long.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{app,test,scripts}/**/*.integration.test.ts"],
          globalSetup: ["test/integration.ts"],
          setupFiles: ["test/setup.ts"],
          // Only what hangs is to fail, on a busy machine too.
          testTimeout: 180_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["app/**/*.{ts,tsx}"],
      exclude: ["**/*.test.{ts,tsx}"],
      reporter: ["text-summary", "json"],
    },
  },
});
