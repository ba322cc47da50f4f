import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, type TestInfo } from "@playwright/test";

/**
 * No serious or critical finding of axe. Axe is a script, so a page loaded without JavaScript is not looked at:
 * its twin in the project with JavaScript is the same document, as no screen here brings a script.
 */
export async function expectAccessible(
  page: Page,
  { project }: TestInfo,
): Promise<void> {
  if (project.use.javaScriptEnabled === false) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(
    ({ impact }) => impact === "serious" || impact === "critical",
  );
  expect(grave).toEqual([]);
}

/** A desk, a telephone, and the narrowest of these. */
const LOOKED_AT_PX = [1280, 360, 320];

/** Puts the page on this paper. @returns what looks at the screen that is there: it fits, fingers and axe find no fault, and its pictures are kept */
export async function openLook(
  page: Page,
  testInfo: TestInfo,
  colorScheme: "light" | "dark",
): Promise<(name: string) => Promise<void>> {
  await page.emulateMedia({ colorScheme });
  return async (name) => {
    for (const width of LOOKED_AT_PX) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page);
      await expectRoomForFingers(page);
      await attachScreenshot(page, testInfo, `${name}-${width}`);
    }
    await expectAccessible(page, testInfo);
  };
}

/** Nothing sticks out to the right. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(window);
}

/** Fingers are this wide, in CSS pixels: WCAG 2.2, 2.5.5. */
const TARGET_PX = 44;

/** What one presses: the words above a field are not among it, those beside a box are. */
const CONTROLS = [
  "a[href]:visible, button:visible, select:visible, textarea:visible",
  "input:visible:not([type=checkbox], [type=radio])",
  "label:visible:not(.field > label:not(.tick))",
].join(", ");

/** Every link, button and field that is seen is large enough for a finger. All at one moment: a screen may be changing. */
export async function expectRoomForFingers(page: Page): Promise<void> {
  const small = await page.locator(CONTROLS).evaluateAll(
    (controls, least) =>
      controls
        .filter((control) => {
          const { width, height } = control.getBoundingClientRect();
          return Math.min(width, height) < least;
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
    TARGET_PX,
  );
  expect(small).toEqual([]);
}

/** Presses Tab until the focus is on an element with this name. Throws when it is not among the first ten. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press("Tab");
    const text = await page
      .locator(":focus")
      .textContent()
      .catch(() => "");
    if (text?.includes(name)) return;
  }
  throw new Error(`no way by keyboard to "${name}"`);
}

/** Keeps a picture of the screen beside the test's result. */
export async function attachScreenshot(
  page: Page,
  testInfo: TestInfo,
  name: string,
): Promise<void> {
  const path = testInfo.outputPath(`${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await testInfo.attach(name, { path, contentType: "image/png" });
}
