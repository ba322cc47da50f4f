import { expect, type Locator, type Page } from "@playwright/test";

/** The picture and its words. */
export function meme(page: Page): Locator {
  return page.getByRole("figure");
}

/** The way on. */
export function continueLink(page: Page, name = "Continue"): Locator {
  return page.getByRole("link", { name });
}

/** Waits until every picture that is seen has come. */
export async function picturesLoaded(page: Page): Promise<void> {
  for (const picture of await page.locator("img:visible").all()) {
    const width = () =>
      picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(width).toBeGreaterThan(0);
  }
}
