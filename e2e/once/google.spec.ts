import { startOidc } from "#test/servers/oidc.ts";
import { expect, test } from "../support/journey.ts";
import {
  attachScreenshot,
  expectAccessible,
  expectNoSidewaysScroll,
  expectRoomForFingers,
  tabTo,
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

for (const javaScriptEnabled of [true, false])
  test.describe(
    javaScriptEnabled ? "with scripts" : "without JavaScript",
    () => {
      test.use({ javaScriptEnabled });

      test("somebody new signs in with Google and goes on to their account", async ({
        page,
      }) => {
        await page.goto("/login");
        await page
          .getByRole("button", { name: "Continue with Google" })
          .click();
        await page.getByRole("button", { name: "Nils Newcomer" }).click();
        await page.waitForURL("**/account");
        await expect(page.locator("main")).toContainText("Nils Newcomer");
        await page.goto("/login");
        await page.waitForURL("**/account");
      });
    },
  );

test("by keyboard alone", async ({ page }) => {
  await page.goto("/login");
  await tabTo(page, "Continue with Google");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/who/**");
  await tabTo(page, "Nils Newcomer");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/account");
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
