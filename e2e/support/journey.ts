import { rm } from "node:fs/promises";
import { test as base } from "@playwright/test";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { startApp } from "#test/app/running-app.ts";
import { copyTemplate, joinApp } from "#test/app/template.ts";
import { makeFastFolder } from "#test/fast-folder.ts";
import { prepared, type JourneyApp } from "./before-all.ts";
import { missingChromium } from "./chromium.ts";
import { watchPages } from "./page-watch.ts";
import { openVisitor, type JourneyVisitor } from "./visitor.ts";

interface Journey {
  /** Set: the test has an app of its own, whose memes it may change, with these variables in its environment. */
  ownApp: Record<string, string> | null;
  /** Whether its own app also works on jobs. */
  ownRole: "web" | "all";
  /** What the browser's console may complain about in this test. */
  expectedComplaints: RegExp | null;
  app: JourneyApp;
  /** The app's services, as a command beside it has them. */
  services: OpenServices;
  visitor: JourneyVisitor;
  watch: void;
  needsChromium: void;
}

/** A journey through the real app in a real browser, by a visitor who was never here. */
export const test = base.extend<Journey>({
  ownApp: [null, { option: true }],
  ownRole: ["web", { option: true }],
  expectedComplaints: [null, { option: true }],
  // Every test needs the app, and no browser is started before: a test without one is skipped here.
  needsChromium: async ({}, use, testInfo) => {
    const reason = missingChromium();
    testInfo.skip(reason !== null, reason ?? "");
    await use();
  },
  app: async ({ ownApp, ownRole: role, needsChromium: _ }, use) => {
    if (!ownApp) return use(prepared().sharedApp);
    const dataDir = await makeFastFolder("journey");
    try {
      await copyTemplate(prepared().template, dataDir);
      const app = await startApp({ dataDir, env: ownApp, role });
      await use(app).finally(() => app.stop());
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
  baseURL: async ({ app }, use) => use(app.url),
  services: async ({ app }, use) => {
    const services = await joinApp(app.dataDir);
    await use(services);
    await services.close();
  },
  visitor: async ({ app, context }, use) =>
    use(await openVisitor({ app, context })),
  watch: [
    async ({ context, expectedComplaints }, use) => {
      const complaints = watchPages(context);
      await use();
      base
        .expect(complaints.filter((words) => !expectedComplaints?.test(words)))
        .toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
