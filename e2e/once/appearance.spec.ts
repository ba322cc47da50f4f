import { expect, test } from "../support/journey.ts";
import { SHOWN, type ShownName } from "../support/memes.ts";
import {
  attachScreenshot,
  expectAccessible,
  expectNoSidewaysScroll,
} from "../support/screen.ts";
import { continueLink, meme, picturesLoaded } from "../support/splash.ts";

const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
] as const;

for (const colorScheme of ["light", "dark"] as const) {
  for (const name of Object.keys(SHOWN) as ShownName[]) {
    test(`the ${name} picture on ${colorScheme} paper`, async ({
      page,
      visitor,
    }, testInfo) => {
      await page.emulateMedia({ colorScheme });
      await visitor.wants(name);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.goto("/");
        await picturesLoaded(page);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page, testInfo);
        await expect(continueLink(page)).toBeInViewport();
        await attachScreenshot(
          page,
          testInfo,
          `${name}-${colorScheme}-${size.width}`,
        );
      }
    });
  }
}

test("the welcome screen has a dark side too", async ({ page }, testInfo) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/welcome");
  await expectAccessible(page, testInfo);
  await attachScreenshot(page, testInfo, "welcome-dark");
});

test("under forced colours picture, words and way on are there", async ({
  page,
  visitor,
}, testInfo) => {
  await page.emulateMedia({ forcedColors: "active" });
  await visitor.wants("transparent");
  await page.goto("/");
  await picturesLoaded(page);
  await expect(meme(page).getByRole("img")).toBeVisible();
  const border = await continueLink(page).evaluate(
    (link) => getComputedStyle(link).borderTopWidth,
  );
  expect(border).toBe("2px");
  await expectAccessible(page, testInfo);
  await attachScreenshot(page, testInfo, "forced-colours");
});

test("reduced motion gets the still of an animated meme", async ({
  page,
  visitor,
}, testInfo) => {
  const shown = () =>
    page
      .locator("picture img")
      .evaluate((image: HTMLImageElement) => image.currentSrc);
  await visitor.wants("animated");
  await page.goto("/");
  await picturesLoaded(page);
  expect(await shown()).toMatch(/\.webp$/);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.reload();
  await picturesLoaded(page);
  expect(await shown()).toMatch(/\.(avif|jpeg)$/);
  await expect(page.getByRole("checkbox")).toBeHidden();
  await attachScreenshot(page, testInfo, "reduced-motion");
});

test("a moving picture is held still by keyboard, without a script", async ({
  page,
  visitor,
}) => {
  await visitor.wants("animated");
  await page.goto("/");
  await picturesLoaded(page);
  await page.getByRole("checkbox", { name: "Hold the picture still" }).focus();
  await page.keyboard.press("Space");
  await expect(page.locator("picture img")).toBeHidden();
  const still = page.locator("img.still");
  await expect(still).toBeVisible();
  await picturesLoaded(page);
});
