import { expect, test } from "../support/journey.ts";
import {
  attachScreenshot,
  expectAccessible,
  expectNoSidewaysScroll,
  expectRoomForFingers,
  tabTo,
} from "../support/screen.ts";

test("the welcome screen can be read and left by keyboard", async ({
  page,
}, testInfo) => {
  await page.goto("/welcome");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "You’re through",
  );
  await expectNoSidewaysScroll(page);
  await expectRoomForFingers(page);
  await expectAccessible(page, testInfo);
  await attachScreenshot(page, testInfo, "welcome");
  await tabTo(page, "Skip to the content");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(page, "See today’s meme");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("figure")).toBeVisible();
});

test.describe("an address that nobody knows", () => {
  test.use({ expectedComplaints: /status of 404/ });

  test("is answered with words, the request's id and a way on", async ({
    page,
  }, testInfo) => {
    const answer = await page.goto("/no-such-page");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Nothing here",
    );
    const requestId = answer?.headers()["x-request-id"] ?? "missing";
    await expect(page.getByText("Reference")).toContainText(requestId);
    await expectNoSidewaysScroll(page);
    await expectRoomForFingers(page);
    await expectAccessible(page, testInfo);
    await attachScreenshot(page, testInfo, "not-found");
    await tabTo(page, "Carry on");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("figure")).toBeVisible();
  });
});
