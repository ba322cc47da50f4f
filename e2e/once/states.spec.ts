import type { Locator } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../support/journey.ts";
import { wordsOf } from "../support/memes.ts";
import {
  attachScreenshot,
  expectAccessible,
  expectNoSidewaysScroll,
} from "../support/screen.ts";
import { continueLink, meme } from "../support/splash.ts";

/** Of 255. Dark words can be read on it, whatever the placeholder below. */
const PAPER_BRIGHTNESS = 200;

test.describe("a broken picture", () => {
  test.use({ expectedComplaints: /Failed to load resource/ });

  for (const width of [360, 1280]) {
    test(`leaves its alt text and Continue, ${width} px wide`, async ({
      page,
      visitor,
    }, testInfo) => {
      await page.setViewportSize({ width, height: 740 });
      await page.route("**/media/**", (route) => route.abort());
      const { altText, caption } = wordsOf("square");
      await visitor.wants("square");
      await page.goto("/");
      await expect(meme(page).getByRole("img")).toHaveAccessibleName(altText);
      await expect(meme(page)).toContainText(caption);
      expect(await brightnessOf(meme(page).getByRole("img"))).toBeGreaterThan(
        PAPER_BRIGHTNESS,
      );
      await expectAccessible(page, testInfo);
      await attachScreenshot(page, testInfo, `broken-${width}`);
      await continueLink(page).click();
      await page.waitForURL("**/welcome?mingus=seen");
    });
  }
});

test.describe("nothing published", () => {
  test.use({ ownApp: {} });

  test("is a quiet page, or straight on to where the visitor was going", async ({
    page,
    services,
  }, testInfo) => {
    await services.db.meme.updateMany({ data: { status: "withdrawn" } });
    await services.db.poolVersion.updateMany({
      data: { version: { increment: 1 } },
    });
    const heading = page.getByRole("heading", { level: 1 });
    await expect(async () => {
      await page.context().clearCookies();
      await page.goto("/");
      await expect(heading).toHaveText("Nothing today", { timeout: 1 });
    }).toPass();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page, testInfo);
      await attachScreenshot(page, testInfo, `quiet-${width}`);
    }
    await page.keyboard.press("Tab");
    await expect(continueLink(page)).toBeFocused();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/welcome?mingus=seen");
    await page.goto("/?next=/welcome?from=mail");
    expect(page.url()).toContain("/welcome?from=mail&mingus=seen");
  });
});

test.describe("without its style", () => {
  test.use({ expectedComplaints: /Failed to load resource/ });

  test("the page still reads from top to bottom", async ({
    page,
    visitor,
  }, testInfo) => {
    await page.route(
      (url) => url.pathname === "/",
      async (route) => {
        const response = await route.fetch();
        const html = await response.text();
        const body = html.replace(/<style>.*?<\/style>/s, "");
        await route.fulfill({ response, body });
      },
    );
    await page.route("**/*.css", (route) => route.abort());
    await visitor.wants("square");
    await page.goto("/");
    await expect(page.locator("style")).toHaveCount(0);
    await expect(meme(page).getByRole("img").last()).toBeVisible();
    await attachScreenshot(page, testInfo, "without-style");
    await continueLink(page).click();
    await page.waitForURL("**/welcome?mingus=seen");
  });
});

/** The mean of red, green and blue, of 255. */
async function brightnessOf(element: Locator): Promise<number> {
  const { channels } = await sharp(await element.screenshot()).stats();
  const means = channels.slice(0, 3).map(({ mean }) => mean);
  return means.reduce((sum, mean) => sum + mean, 0) / means.length;
}
