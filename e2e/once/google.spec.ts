import { startOidc } from "#test/servers/oidc.ts";
import { expect, test } from "../support/journey.ts";
import {
  attachScreenshot,
  expectAccessible,
  expectNoSidewaysScroll,
  expectRoomForFingers,
} from "../support/screen.ts";

test.use({
  ownApp: async ({}, use) => {
    const oidc = await startOidc({
      "Nils Newcomer": {
        ...{ email: "nils@example.com", email_verified: true },
        name: "Nils Newcomer",
      },
    });
    await use(oidc.env);
    await oidc.stop();
  },
});

test.describe("somebody who says no at Google", () => {
  // The browser says of each page that it came with a status of 403.
  test.use({ expectedComplaints: /status of 403/ });

  test("is told so and may try again", async ({ page }, testInfo) => {
    await page.goto("/login?next=%2Fwelcome");
    const button = page.getByRole("button", { name: "Continue with Google" });
    await button.click();
    await page.getByRole("button", { name: "Nobody" }).click();
    await expect(page.getByRole("heading")).toHaveText("You are not signed in");
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [360, 1280]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await expectAccessible(page, testInfo);
        await expectNoSidewaysScroll(page);
        await expectRoomForFingers(page);
        await attachScreenshot(page, testInfo, `${colorScheme}-${width}`);
      }
    await button.click();
    await page.getByRole("button", { name: "Nils Newcomer" }).click();
    await page.waitForURL("**/welcome");
  });
});
