import { expect, test } from "../support/journey.ts";
import { attachScreenshot, expectNoSidewaysScroll } from "../support/screen.ts";
import { continueLink, picturesLoaded } from "../support/splash.ts";

/** What 400 % zoom leaves of a window of 1280 by 1024: WCAG 2.2, 1.4.10. */
const ZOOMED = { width: 320, height: 256 };
const SMALL_PHONE = { width: 320, height: 568 };
/** WCAG 2.2, 1.4.12. */
const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }`;

for (const [name, viewport] of Object.entries({
  "400 % zoom": ZOOMED,
  "320 pixels": SMALL_PHONE,
})) {
  test.describe(`at ${name}`, () => {
    test.use({ viewport, expectedComplaints: /status of 404/ });

    test("no screen scrolls sideways, and the way on is reached", async ({
      page,
      visitor,
    }, testInfo) => {
      await visitor.wants("portrait");
      for (const path of ["/", "/welcome", "/no-such-page"]) {
        await page.goto(path);
        await picturesLoaded(page);
        await expectNoSidewaysScroll(page);
        await attachScreenshot(
          page,
          testInfo,
          `${name}-${path.slice(1) || "splash"}`,
        );
      }
      await page.goto("/");
      await continueLink(page).click();
      await page.waitForURL("**/welcome?mingus=seen");
    });
  });
}

test("text can be spaced out without anything being cut", async ({
  page,
  visitor,
}) => {
  await page.setViewportSize(SMALL_PHONE);
  await visitor.wants("square");
  await page.goto("/");
  // As a person's own style sheet would: not as a part of the page, whose policy forbids it.
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { frameTree } = await session.send("Page.getFrameTree");
  const { styleSheetId } = await session.send("CSS.createStyleSheet", {
    frameId: frameTree.frame.id,
  });
  await session.send("CSS.setStyleSheetText", {
    styleSheetId,
    text: TEXT_SPACING,
  });
  await expectNoSidewaysScroll(page);
  for (const control of await page.locator(".acts a, .acts button").all()) {
    const isCut = await control.evaluate(
      (element) => element.scrollWidth > element.clientWidth,
    );
    expect(isCut).toBe(false);
  }
});
